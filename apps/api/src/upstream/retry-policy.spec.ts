import { describe, expect, it } from '@jest/globals';
import { TurnError, type TurnErrorKind } from '@q2api/turn';
import { decideRetry, MAX_ATTEMPTS, MAX_ELAPSED_MS } from './retry-policy.js';

const failure = (kind: TurnErrorKind, retryAfterMs?: number) => new TurnError(kind, 'x', { retryAfterMs });

describe('decideRetry', () => {
  it.each(['invalid-request', 'context-overflow', 'account-suspended', 'aborted', 'internal'] as const)(
    'gives up on %s',
    (kind) => expect(decideRetry(failure(kind), 1, 0)).toEqual({ action: 'give-up' }),
  );

  it.each([
    'no-account',
    'quota-exhausted',
    'account-unauthenticated',
    'account-forbidden',
    'rate-limited',
  ] as const)('moves on to another account at once after %s', (kind) =>
    expect(decideRetry(failure(kind), 1, 0)).toEqual({ action: 'other', delayMs: 0 }),
  );

  it('backs off longer with each failure of the upstream itself', () => {
    expect(decideRetry(failure('upstream-unavailable'), 1, 0)).toEqual({ action: 'any', delayMs: 200 });
    expect(decideRetry(failure('upstream-unavailable'), 2, 0)).toEqual({ action: 'any', delayMs: 400 });
  });

  it('waits as long as the upstream asks, and gives up rather than keep the client waiting', () => {
    expect(decideRetry(failure('overloaded', 1500), 1, 0)).toEqual({ action: 'any', delayMs: 1500 });
    expect(decideRetry(failure('overloaded', 5000), 1, 0)).toEqual({ action: 'give-up' });
  });

  it('is bounded in attempts and in time', () => {
    expect(decideRetry(failure('upstream-timeout'), MAX_ATTEMPTS, 0)).toEqual({ action: 'give-up' });
    expect(decideRetry(failure('upstream-timeout'), 1, MAX_ELAPSED_MS)).toEqual({ action: 'give-up' });
  });
});
