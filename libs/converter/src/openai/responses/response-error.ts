import type { TurnError, TurnErrorKind } from '@q2api/turn';

/**
 * Codes of a response that failed after it began. Codex 0.169 gives up at once on the first four and asks again on the
 * others (observed), so the codes say at least whether that can help.
 */
const CODES = {
  'context-overflow': 'context_length_exceeded',
  'request-too-large': 'context_length_exceeded',
  'quota-exhausted': 'insufficient_quota',
  overloaded: 'server_is_overloaded',
  'invalid-request': 'invalid_prompt',
  'model-not-found': 'invalid_prompt',
  'not-found': 'invalid_prompt',
  'rate-limited': 'rate_limit_exceeded',
  unauthenticated: 'server_error',
  'no-account': 'server_error',
  'account-unauthenticated': 'server_error',
  'account-suspended': 'server_error',
  'account-restricted': 'rate_limit_exceeded',
  'account-forbidden': 'server_error',
  'unusable-answer': 'invalid_prompt',
  'upstream-unavailable': 'server_error',
  'upstream-timeout': 'server_error',
  'upstream-protocol': 'server_error',
  'gateway-unavailable': 'server_error',
  aborted: 'server_error',
  internal: 'server_error',
} satisfies Record<TurnErrorKind, string>;

/** The `error` of a failed response. Codex reads the wait after a rate limit from the message (0.169, observed). */
export function toResponseError(error: TurnError): { code: string; message: string } {
  const code = CODES[error.kind];
  const { retryAfterMs } = error.details;
  if (error.kind !== 'rate-limited' || retryAfterMs === undefined) return { code, message: error.message };
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return { code, message: `${error.message} Please try again in ${seconds}s.` };
}
