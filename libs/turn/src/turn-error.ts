/**
 * Why a turn could not be answered. Every table that gives a kind a meaning (client envelopes, account outcomes)
 * is total over this union, so a new kind does not compile until each of them has decided.
 */
export type TurnErrorKind =
  /** The request is malformed or asks for what the gateway cannot do. */
  | 'invalid-request'
  /** The prompt is larger than the model's context window. */
  | 'context-overflow'
  | 'request-too-large'
  | 'model-not-found'
  | 'not-found'
  /** The caller's API key is missing or wrong. */
  | 'unauthenticated'
  /** No enabled account exists to answer with. */
  | 'no-account'
  /** The upstream refuses the account's sign-in; the operator must sign in again. */
  | 'account-unauthenticated'
  /** The upstream suspended the account; a human must act. */
  | 'account-suspended'
  /** The upstream limits the account for suspicious activity; it rests, and its operator must look. */
  | 'account-restricted'
  /** The account may not do this (plan, profile, region). */
  | 'account-forbidden'
  /** Too many requests for now. */
  | 'rate-limited'
  /** The quota of the period is used up. */
  | 'quota-exhausted'
  /** The upstream's model has no capacity. */
  | 'overloaded'
  /** The upstream could not be reached or answered 5xx. */
  | 'upstream-unavailable'
  | 'upstream-timeout'
  /** The upstream's stream was corrupt, truncated or ended in an exception of unknown meaning. */
  | 'upstream-protocol'
  /** The model's answer is not what the client asked for (output format, forced tool use), also when asked again. */
  | 'unusable-answer'
  /** The gateway itself has no room or is shutting down. */
  | 'gateway-unavailable'
  /** The client went away. */
  | 'aborted'
  | 'internal';

export interface TurnErrorDetails {
  /** JSON path in the client's request, such as `messages.3.content.0`. */
  path?: string;
  /** A finer code of the client's protocol, such as OpenAI's `unsupported_parameter`: set and read by its converter only. */
  code?: string;
  /** Milliseconds after which the same request may succeed. */
  retryAfterMs?: number;
  /** What the upstream said: for the log and the operator, never parsed again. */
  upstream?: { status?: number; code?: string; reason?: string; requestId?: string };
  cause?: unknown;
}

/** A failed turn. The message is written for the client; the meaning is in `kind`. */
export class TurnError extends Error {
  override readonly name = 'TurnError';

  constructor(
    readonly kind: TurnErrorKind,
    message: string,
    readonly details: TurnErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
  }
}

/** The error of a malformed request. `path` is where, `problem` is what: `messages.0.role: must be …`. */
export function invalidRequest(path: string, problem: string): TurnError {
  return new TurnError('invalid-request', path === '' ? problem : `${path}: ${problem}`, { path });
}
