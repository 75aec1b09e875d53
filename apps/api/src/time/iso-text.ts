let lastTime = Number.NaN;
let lastText = '';

/**
 * A time as ISO 8601 text in UTC. Under load many ask for the same millisecond, one after the other.
 * @param time milliseconds since the epoch
 */
export function isoText(time: number): string {
  if (time !== lastTime) {
    lastText = new Date(time).toISOString();
    lastTime = time;
  }
  return lastText;
}
