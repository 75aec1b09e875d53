import { describe, expect, it } from '@jest/globals';
import { TurnError, type TurnErrorKind } from '@q2api/turn';
import { decideRetry, MAX_ATTEMPTS, MAX_ELAPSED_MS, MAX_SERVICE_FAILURES } from './retry-policy.js';

const DELAYS = { retryDelayMs: 200, overloadRetryDelayMs: 5_000 };
const GIVE_UP = { action: 'give-up' };

function decide(kind: TurnErrorKind, soFar: object = {}, retryAfterMs?: number) {
  const attempts = { attempts: 1, serviceFailures: 1, elapsedMs: 0, ...soFar };
  return decideRetry(new TurnError(kind, 'x', { retryAfterMs }), attempts, DELAYS);
}

describe('decideRetry', () => {
  it.each([
    'invalid-request',
    'context-overflow',
    'request-too-large',
    'account-suspended',
    'account-restricted',
    'aborted',
    'gateway-unavailable',
    'internal',
  ] as const)('gives up on %s', (kind) => expect(decide(kind)).toEqual(GIVE_UP));

  it.each([
    'no-account',
    'model-not-found',
    'quota-exhausted',
    'account-unauthenticated',
    'account-forbidden',
    'rate-limited',
  ] as const)('moves on to another account at once after %s', (kind) => {
    expect(decide(kind)).toEqual({ action: 'other', delayMs: 0 });
    expect(decide(kind, { attempts: MAX_ATTEMPTS - 1, serviceFailures: MAX_SERVICE_FAILURES })).toEqual({
      action: 'other',
      delayMs: 0,
    });
  });

  it.each(['upstream-unavailable', 'upstream-timeout', 'upstream-protocol'] as const)(
    'backs off longer with each %s',
    (kind) => {
      expect(decide(kind)).toEqual({ action: 'any', delayMs: 200 });
      expect(decide(kind, { serviceFailures: 2 })).toEqual({ action: 'any', delayMs: 400 });
      expect(decide(kind, { serviceFailures: MAX_SERVICE_FAILURES })).toEqual(GIVE_UP);
    },
  );

  it('gives a model without capacity more time', () => {
    expect(decide('overloaded')).toEqual({ action: 'any', delayMs: 5_000 });
    expect(decide('overloaded', { serviceFailures: 2 })).toEqual({ action: 'any', delayMs: 10_000 });
  });

  it('waits as long as the upstream asks, and gives up rather than keep the client waiting', () => {
    expect(decide('upstream-unavailable', {}, 1500)).toEqual({ action: 'any', delayMs: 1500 });
    expect(decide('upstream-unavailable', {}, 5_000)).toEqual(GIVE_UP);
    expect(decide('overloaded', {}, 60_000)).toEqual(GIVE_UP);
  });

  it('is bounded in attempts and in time', () => {
    expect(decide('rate-limited', { attempts: MAX_ATTEMPTS })).toEqual(GIVE_UP);
    expect(decide('upstream-timeout', { elapsedMs: MAX_ELAPSED_MS })).toEqual(GIVE_UP);
  });
});
