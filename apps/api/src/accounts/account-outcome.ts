import type { TurnError, TurnErrorKind } from '@q2api/turn';

/** Whose fault a failed turn is. Only what is charged to the account counts against it. */
export type ChargedTo = 'client' | 'account' | 'upstream' | 'network' | 'gateway';

/** What a failure means for the account besides a count. */
export type Consequence =
  /** It may have to rest, and recovers by itself: `coolDownAfter` says how long. */
  | 'cool-down'
  /** The operator must sign it in again. */
  | 'sign-in'
  /** The upstream has suspended it: it must not be used until a human has acted. */
  | 'suspend';

export interface AccountOutcome {
  chargedTo: ChargedTo;
  consequence?: Consequence;
}

/** Whom a failed turn is charged to, and what follows for the account that served it. */
const ACCOUNT_OUTCOMES = {
  'invalid-request': { chargedTo: 'client' },
  'context-overflow': { chargedTo: 'client' },
  'request-too-large': { chargedTo: 'client' },
  'model-not-found': { chargedTo: 'client' },
  'not-found': { chargedTo: 'client' },
  unauthenticated: { chargedTo: 'client' },
  aborted: { chargedTo: 'client' },
  'account-unauthenticated': { chargedTo: 'account', consequence: 'sign-in' },
  'account-suspended': { chargedTo: 'account', consequence: 'suspend' },
  'account-restricted': { chargedTo: 'account', consequence: 'cool-down' },
  'account-forbidden': { chargedTo: 'account' },
  'rate-limited': { chargedTo: 'account', consequence: 'cool-down' },
  'quota-exhausted': { chargedTo: 'account', consequence: 'cool-down' },
  // Of the whole service: every other account would have met the same.
  overloaded: { chargedTo: 'upstream' },
  'upstream-unavailable': { chargedTo: 'upstream' },
  'upstream-protocol': { chargedTo: 'upstream' },
  'unusable-answer': { chargedTo: 'upstream' },
  'upstream-timeout': { chargedTo: 'network' },
  'no-account': { chargedTo: 'gateway' },
  'gateway-unavailable': { chargedTo: 'gateway' },
  internal: { chargedTo: 'gateway' },
} satisfies Record<TurnErrorKind, AccountOutcome>;

/** The outcome of one failed turn. */
export function outcomeOf(error: TurnError): AccountOutcome {
  return ACCOUNT_OUTCOMES[error.kind];
}
