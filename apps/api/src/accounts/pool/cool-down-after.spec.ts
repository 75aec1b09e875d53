import { describe, expect, it } from '@jest/globals';
import { TurnError, type TurnErrorDetails, type TurnErrorKind } from '@q2api/turn';
import { coolDownAfter } from './cool-down-after.js';

const NOW = Date.UTC(2026, 11, 31, 23, 30);

function after(kind: TurnErrorKind, details: TurnErrorDetails = {}, limitsInARow = 1, quotaResetAt?: number) {
  return coolDownAfter(new TurnError(kind, 'x', details), { now: NOW, limitsInARow, quotaResetAt });
}

describe('coolDownAfter', () => {
  it('rests after a rate limit, twice as long each time, ten minutes at most', () => {
    const seconds = [1, 2, 3, 9].map(
      (times) => ((after('rate-limited', {}, times)?.until ?? 0) - NOW) / 1000,
    );
    expect(seconds).toEqual([30, 60, 120, 600]);
  });

  it('rests as long as the upstream says', () => {
    expect(after('rate-limited', { retryAfterMs: 2000 }, 5)).toEqual({
      kind: 'rate-limited',
      until: NOW + 2000,
    });
    expect(after('rate-limited', { retryAfterMs: 3_600_000 })?.until).toBe(NOW + 3_600_000);
  });

  it("does not rest for a conversation's limit", () => {
    expect(after('rate-limited', { upstream: { reason: 'CONVERSATION_LIMIT_EXCEEDED' } })).toBeNull();
  });

  it('rests until the quota begins anew', () => {
    expect(after('quota-exhausted', { upstream: { reason: 'MONTHLY_REQUEST_COUNT' } })).toEqual({
      kind: 'quota-exhausted',
      until: Date.UTC(2027, 0, 1),
    });
    const reset = NOW + 12_345_000;
    expect(after('quota-exhausted', {}, 1, reset)?.until).toBe(reset);
    expect(after('quota-exhausted', {}, 1, NOW - 1)?.until).toBe(Date.UTC(2027, 0, 1));
    expect(after('quota-exhausted', { upstream: { reason: 'DAILY_REQUEST_COUNT' } }, 1, reset)?.until).toBe(
      Date.UTC(2027, 0, 1),
    );
  });

  it('rests for an hour when the upstream suspects something', () => {
    expect(after('account-restricted')).toEqual({ kind: 'account-restricted', until: NOW + 3_600_000 });
  });

  it.each([
    'overloaded',
    'upstream-unavailable',
    'upstream-timeout',
    'upstream-protocol',
    'invalid-request',
    'account-forbidden',
    'account-suspended',
    'aborted',
    'internal',
  ] as const)('does not rest after %s', (kind) => expect(after(kind, { retryAfterMs: 5000 })).toBeNull());
});
