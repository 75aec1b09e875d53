/** Each class is a fifth longer than the one before, so a percentile is off by at most that. */
const GROWTH = 1.2;
const SHORTEST_MS = 10;

/** The class of a time to the first token: counts per class can be added up, which percentiles cannot. */
export function classOfTime(timeMs: number): number {
  return timeMs <= SHORTEST_MS ? 0 : Math.ceil(Math.log(timeMs / SHORTEST_MS) / Math.log(GROWTH));
}

/** The longest time of a class, in milliseconds. */
function longestTimeOf(timeClass: number): number {
  return SHORTEST_MS * GROWTH ** timeClass;
}

/**
 * The time in milliseconds that `share` (0 to 1) of all measured turns did not exceed; null when none was measured.
 * @param counts number of turns by class
 */
export function percentileOf(counts: ReadonlyMap<number, number>, share: number): number | null {
  const classes = [...counts].sort(([first], [second]) => first - second);
  const total = classes.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [timeClass, count] of classes) {
    seen += count;
    if (seen >= total * share) return Math.round(longestTimeOf(timeClass));
  }
  return null;
}
