import { describe, expect, it } from '@jest/globals';
import type { SelectionStrategy } from '../config/app-config.js';
import { type Choice, pickAccount } from './pick-account.js';

const accounts = ['a', 'b', 'c'].map((id) => ({ id, inFlight: 0 }));
const pick = (strategy: SelectionStrategy, choice: Partial<Choice> = {}, candidates = accounts) =>
  pickAccount(candidates, { strategy, random: 0.5, ...choice })?.id;

/** Pseudo-random numbers in [0, 1) from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('pickAccount', () => {
  it.each(['random', 'round-robin', 'least-in-flight', 'sticky'] as const)(
    'finds none among none by %s',
    (strategy) => {
      expect(pick(strategy, {}, [])).toBeUndefined();
    },
  );

  it('picks at random each with the same probability (chi-square, 19 degrees of freedom, p = 0.001)', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, inFlight: 0 }));
    const random = seeded(20_261_122);
    const counts = new Map<string, number>();
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw += 1) {
      const id = pick('random', { random: random() }, many) ?? '';
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const expected = draws / many.length;
    const chiSquare = many.reduce(
      (sum, { id }) => sum + ((counts.get(id) ?? 0) - expected) ** 2 / expected,
      0,
    );
    expect(chiSquare).toBeLessThan(43.82);
  });

  it('goes round in the order of ids, also when accounts come and go', () => {
    expect(pick('round-robin')).toBe('a');
    expect(pick('round-robin', { lastId: 'a' })).toBe('b');
    expect(pick('round-robin', { lastId: 'c' })).toBe('a');
    expect(pick('round-robin', { lastId: 'bb' })).toBe('c');
  });

  it('takes the least busy, at random among equals', () => {
    const busy = [
      { id: 'a', inFlight: 2 },
      { id: 'b', inFlight: 1 },
      { id: 'c', inFlight: 1 },
    ];
    expect(pick('least-in-flight', { random: 0 }, busy)).toBe('b');
    expect(pick('least-in-flight', { random: 0.9 }, busy)).toBe('c');
  });

  it('stays with the account of the session, and takes any other when that one is not there', () => {
    expect(pick('sticky', { boundId: 'c', random: 0 })).toBe('c');
    expect(pick('sticky', { boundId: 'x', random: 0 })).toBe('a');
    expect(pick('sticky', { random: 0.9 })).toBe('c');
  });
});
