import type { SelectionStrategy } from '../config/app-config.js';

export interface Candidate {
  readonly id: string;
  /** Turns that it is serving. */
  readonly inFlight: number;
}

export interface Choice {
  strategy: SelectionStrategy;
  /** In [0, 1). */
  random: number;
  /** The account that was picked last, for `round-robin`. */
  lastId?: string | undefined;
  /** The account that the client's session stays with, for `sticky`. */
  boundId?: string | undefined;
}

/** One of `candidates`; undefined when there is none. */
export function pickAccount<Account extends Candidate>(
  candidates: readonly Account[],
  { strategy, random, lastId, boundId }: Choice,
): Account | undefined {
  switch (strategy) {
    case 'random':
      return pickRandom(candidates, random);
    case 'round-robin':
      return pickNext(candidates, lastId);
    case 'least-in-flight': {
      const least = Math.min(...candidates.map(({ inFlight }) => inFlight));
      return pickRandom(
        candidates.filter(({ inFlight }) => inFlight === least),
        random,
      );
    }
    case 'sticky':
      return candidates.find(({ id }) => id === boundId) ?? pickRandom(candidates, random);
  }
}

/** Each with the same probability. */
function pickRandom<Account>(candidates: readonly Account[], random: number): Account | undefined {
  return candidates[Math.floor(random * candidates.length)];
}

/** The one that follows in the order of ids, whoever has come or gone since. */
function pickNext<Account extends Candidate>(
  candidates: readonly Account[],
  lastId: string | undefined,
): Account | undefined {
  const ordered = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  return ordered.find(({ id }) => lastId !== undefined && id > lastId) ?? ordered[0];
}
