import { TurnError } from '@q2api/turn';

/** Only a new sign-in helps. `reason` is for the operator, not for the client. */
export function signInOver(reason: string, cause?: unknown): TurnError {
  const message = 'The sign-in of the account that should answer is over; its operator must sign in again.';
  return new TurnError('account-unauthenticated', message, { cause, upstream: { reason } });
}

/** The sign-in service failed; the tokens are kept. */
export function refreshFailed(reason: string, cause?: unknown): TurnError {
  const message = 'The sign-in service gave no new token for the account that should answer.';
  return new TurnError('upstream-unavailable', message, { cause, upstream: { reason } });
}

/** The sign-in service failed a moment ago and is not asked again yet. */
export function refreshPaused(retryAfterMs: number): TurnError {
  const message = 'The sign-in service gave no new token a moment ago; it is asked again soon.';
  return new TurnError('upstream-unavailable', message, { retryAfterMs });
}

export function accountGone(): TurnError {
  return new TurnError('no-account', 'The account that should answer no longer exists.');
}
