import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_TALLY, errorCountAfter, joinTallies, ONE_ERROR, ONE_SUCCESS, type Tally } from './tally.js';

const tallyOf = (outcomes: readonly boolean[]): Tally =>
  outcomes.map((ok) => (ok ? ONE_SUCCESS : ONE_ERROR)).reduce(joinTallies, EMPTY_TALLY);

/** Counts as a program would that wrote after every single turn. */
function countOneByOne(errorCount: number, outcomes: readonly boolean[]) {
  let errors = errorCount;
  let most = errorCount;
  for (const ok of outcomes) {
    errors = ok ? 0 : errors + 1;
    most = Math.max(most, errors);
  }
  return { errors, most, successes: outcomes.filter(Boolean).length };
}

describe('a tally', () => {
  it('counts what counting one by one would', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.array(fc.boolean(), { maxLength: 30 }), (before, outcomes) => {
        const tally = tallyOf(outcomes);
        const expected = countOneByOne(before, outcomes);
        expect(tally.successes).toBe(expected.successes);
        expect(errorCountAfter(before, tally)).toBe(expected.errors);
        expect(Math.max(before + tally.leadingErrors, tally.longestRun)).toBe(expected.most);
      }),
    );
  });

  it('is the same however the turns are grouped', () => {
    const parts = fc.array(fc.array(fc.boolean(), { maxLength: 8 }), { maxLength: 8 });
    fc.assert(
      fc.property(parts, (groups) => {
        expect(groups.map(tallyOf).reduce(joinTallies, EMPTY_TALLY)).toEqual(tallyOf(groups.flat()));
      }),
    );
  });
});
