/**
 * The outcomes of some turns of one account in their order, reduced to what the counters need. Two tallies, one after
 * the other, reduce to one.
 */
export interface Tally {
  successes: number;
  /** Failures before the first success; all, when there was none. */
  leadingErrors: number;
  /** Failures since the last success; none, when there was none. */
  trailingErrors: number;
  /** The longest run of failures that came after a success. */
  longestRun: number;
}

export const EMPTY_TALLY: Tally = { successes: 0, leadingErrors: 0, trailingErrors: 0, longestRun: 0 };
export const ONE_SUCCESS: Tally = { ...EMPTY_TALLY, successes: 1 };
export const ONE_ERROR: Tally = { ...EMPTY_TALLY, leadingErrors: 1 };

/** The tally of both. */
export function joinTallies(first: Tally, second: Tally): Tally {
  if (first.successes === 0) {
    return { ...second, leadingErrors: first.leadingErrors + second.leadingErrors };
  }
  const run = first.trailingErrors + second.leadingErrors;
  return {
    successes: first.successes + second.successes,
    leadingErrors: first.leadingErrors,
    trailingErrors: second.successes === 0 ? run : second.trailingErrors,
    longestRun: Math.max(first.longestRun, run, second.longestRun),
  };
}

/** The counter of failures in a row, after a tally. @param errorCount before it */
export function errorCountAfter(errorCount: number, tally: Tally): number {
  return tally.successes === 0 ? errorCount + tally.leadingErrors : tally.trailingErrors;
}
