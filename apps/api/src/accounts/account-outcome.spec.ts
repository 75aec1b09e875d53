import { describe, expect, it } from '@jest/globals';
import { TurnError, type TurnErrorKind } from '@q2api/turn';
import { outcomeOf } from './account-outcome.js';

describe('a failed turn', () => {
  it.each<[TurnErrorKind, string, string | undefined]>([
    ['invalid-request', 'client', undefined],
    ['context-overflow', 'client', undefined],
    ['model-not-found', 'client', undefined],
    ['aborted', 'client', undefined],
    ['account-unauthenticated', 'account', 'sign-in'],
    ['account-suspended', 'account', 'suspend'],
    ['account-restricted', 'account', 'cool-down'],
    ['account-forbidden', 'account', undefined],
    ['rate-limited', 'account', 'cool-down'],
    ['quota-exhausted', 'account', 'cool-down'],
    ['overloaded', 'upstream', undefined],
    ['upstream-unavailable', 'upstream', undefined],
    ['upstream-protocol', 'upstream', undefined],
    ['upstream-timeout', 'network', undefined],
    ['gateway-unavailable', 'gateway', undefined],
    ['internal', 'gateway', undefined],
  ])('%s is charged to the %s', (kind, chargedTo, consequence) => {
    const outcome = outcomeOf(new TurnError(kind, 'text'));
    expect(outcome).toEqual({ chargedTo, ...(consequence !== undefined && { consequence }) });
  });
});
