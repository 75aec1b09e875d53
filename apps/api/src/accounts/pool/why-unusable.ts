import type { PooledAccount } from '../pooled-account.js';

/** Why an account was not taken for a turn. The first two pass by themselves within a request's time. */
export type SkipReason =
  /** It serves as many turns as it may. */
  | 'busy'
  /** After its rest one turn tries whether it answers again; the others wait for that. */
  | 'being-tried'
  | 'cooling-down'
  | 'exhausted'
  | 'model-missing'
  /** It has failed this turn already. */
  | 'tried'
  | 'needs-sign-in'
  | 'disabled';

export interface Wanted {
  /** Milliseconds since the epoch. */
  now: number;
  /** Accounts that are known not to have the wanted model. */
  withoutModel?: ReadonlySet<string> | undefined;
  /** Accounts that must not be tried again. */
  tried?: ReadonlySet<string> | undefined;
  /** Turns that an account may serve at the same time. */
  maxConcurrency: number;
}

/** Why the account cannot take a turn now; undefined when it can. What lasts longest is said first. */
export function whyUnusable(
  account: PooledAccount,
  inFlight: number,
  wanted: Wanted,
): SkipReason | undefined {
  if (!account.enabled) return 'disabled';
  if (account.needsSignIn) return 'needs-sign-in';
  if (wanted.withoutModel?.has(account.id)) return 'model-missing';
  if (account.coolDownUntil > wanted.now) {
    return account.coolDownKind === 'quota-exhausted' ? 'exhausted' : 'cooling-down';
  }
  if (wanted.tried?.has(account.id)) return 'tried';
  if (isOnProbation(account) && inFlight > 0) return 'being-tried';
  return inFlight >= wanted.maxConcurrency ? 'busy' : undefined;
}

/** True after a rest, until a turn has been answered. */
export function isOnProbation(account: PooledAccount): boolean {
  return account.coolDownUntil > 0;
}
