/** The official SDKs ignore a longer wait (openai 7.57), and other clients would hang for it. */
const LONGEST_WAIT_SECONDS = 60;

/**
 * Tells the client whether and when to try again. A wait that is too long to sit out counts as permanent; its
 * `retry-after` is left out, because some clients obey any (Codex 0.169, observed).
 */
export function toRetryHeaders(permanent: boolean, retryAfterMs: number | undefined): Record<string, string> {
  const seconds = retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1000));
  if (permanent || (seconds !== undefined && seconds > LONGEST_WAIT_SECONDS)) {
    return { 'x-should-retry': 'false' };
  }
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
