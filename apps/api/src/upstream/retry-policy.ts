import type { TurnError, TurnErrorKind } from '@q2api/turn';

/** `other`: only another account can help. `any`: another one is preferred, the same one will do. */
export type RetryDecision = { action: 'give-up' } | { action: 'other' | 'any'; delayMs: number };

/** What has been tried for the turn, the attempt that failed now included. */
export interface AttemptsSoFar {
  attempts: number;
  /** Those among them that failed by the upstream itself, whatever the account. */
  serviceFailures: number;
  /** Milliseconds since the request came in. */
  elapsedMs: number;
}

/** Pauses before the first repetition, in milliseconds; they double each time. */
export interface RetryDelays {
  retryDelayMs: number;
  /** When the model has no capacity. */
  overloadRetryDelayMs: number;
}

/** Each attempt costs the client waiting time and the operator's quota. */
export const MAX_ATTEMPTS = 9;
/** Another account does not help a service that fails. */
export const MAX_SERVICE_FAILURES = 3;
/** No attempt is begun later than this after the request came in. */
export const MAX_ELAPSED_MS = 60_000;
/** A client that has waited longer than this for nothing had better be told. */
const MAX_DELAY_FACTOR = 10;

/**
 * What to do after an attempt failed before its first event. Later failures are never retried: the client has text already.
 */
export function decideRetry(error: TurnError, soFar: AttemptsSoFar, delays: RetryDelays): RetryDecision {
  const action = ACTIONS[error.kind];
  const isSpent = soFar.attempts >= MAX_ATTEMPTS || soFar.elapsedMs >= MAX_ELAPSED_MS;
  if (action === 'give-up' || isSpent) return { action: 'give-up' };
  if (action === 'other') return { action, delayMs: 0 };
  if (soFar.serviceFailures >= MAX_SERVICE_FAILURES) return { action: 'give-up' };
  const baseMs = error.kind === 'overloaded' ? delays.overloadRetryDelayMs : delays.retryDelayMs;
  const delayMs = Math.max(baseMs * 2 ** (soFar.serviceFailures - 1), error.details.retryAfterMs ?? 0);
  return delayMs > baseMs * MAX_DELAY_FACTOR ? { action: 'give-up' } : { action, delayMs };
}

/** True for failures of the upstream itself, which say nothing of the account. */
export function isServiceFailure(error: TurnError): boolean {
  return ACTIONS[error.kind] === 'any';
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
  // These are for the operator to see; going around them unseen would hide them.
  'account-suspended': 'give-up',
  'account-restricted': 'give-up',
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
