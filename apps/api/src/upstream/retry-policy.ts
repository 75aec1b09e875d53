import type { TurnError, TurnErrorKind } from '@q2api/turn';

/** `other`: only another account can help. `any`: another one is preferred, the same one will do. */
export type RetryDecision = { action: 'give-up' } | { action: 'other' | 'any'; delayMs: number };

/** Each attempt costs the client waiting time and the operator's quota. */
export const MAX_ATTEMPTS = 3;
/** No attempt is begun later than this after the request came in. */
export const MAX_ELAPSED_MS = 60_000;
const BASE_DELAY_MS = 200;
const MAX_DELAY_MS = 2_000;

/**
 * What to do after an attempt failed before its first event. Later failures are never retried: the client has text already.
 * @param attempt number of the attempt that failed, from 1
 * @param elapsedMs time since the request came in
 */
export function decideRetry(error: TurnError, attempt: number, elapsedMs: number): RetryDecision {
  const action = ACTIONS[error.kind];
  if (action === 'give-up' || attempt >= MAX_ATTEMPTS || elapsedMs >= MAX_ELAPSED_MS)
    return { action: 'give-up' };
  if (action === 'other') return { action, delayMs: 0 };
  const delayMs = Math.max(BASE_DELAY_MS * 2 ** (attempt - 1), error.details.retryAfterMs ?? 0);
  return delayMs > MAX_DELAY_MS ? { action: 'give-up' } : { action, delayMs };
}

const ACTIONS = {
  'invalid-request': 'give-up',
  'context-overflow': 'give-up',
  'request-too-large': 'give-up',
  // Catalogues differ by plan and region.
  'model-not-found': 'other',
  'not-found': 'give-up',
  unauthenticated: 'give-up',
  // The account was deleted after it had been chosen.
  'no-account': 'other',
  'account-unauthenticated': 'other',
  // A suspension is for the operator to see; going around it unseen would hide it.
  'account-suspended': 'give-up',
  'account-forbidden': 'other',
  'rate-limited': 'other',
  'quota-exhausted': 'other',
  overloaded: 'any',
  'upstream-unavailable': 'any',
  'upstream-timeout': 'any',
  'upstream-protocol': 'any',
  'unusable-answer': 'give-up',
  'gateway-unavailable': 'give-up',
  aborted: 'give-up',
  internal: 'give-up',
} satisfies Record<TurnErrorKind, 'give-up' | 'other' | 'any'>;
