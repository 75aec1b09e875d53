import { describe, expect, it } from '@jest/globals';
import type { Clock } from '../time/clock.js';
import { SignInLimiter } from './sign-in-limiter.js';

function limiterAt(time: { now: number }): SignInLimiter {
  return new SignInLimiter({ now: () => time.now } as Clock);
}

describe('SignInLimiter', () => {
  it('locks an address out after five failures, each time for longer, an hour at most', () => {
    const time = { now: 0 };
    const limiter = limiterAt(time);
    const waits = Array.from({ length: 13 }, () => {
      limiter.noteFailure('a');
      return limiter.waitMs('a') / 60_000;
    });
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(limiter.waitMs('b')).toBe(0);
    time.now = 3_600_000;
    expect(limiter.waitMs('a')).toBe(0);
  });

  it('forgets failures after a success', () => {
    const limiter = limiterAt({ now: 0 });
    for (let i = 0; i < 4; i += 1) limiter.noteFailure('a');
    limiter.noteSuccess('a');
    limiter.noteFailure('a');
    expect(limiter.waitMs('a')).toBe(0);
  });

  it('remembers a bounded number of addresses', () => {
    const limiter = limiterAt({ now: 0 });
    for (let i = 0; i < 5; i += 1) limiter.noteFailure('first');
    for (let i = 0; i < 10_000; i += 1) limiter.noteFailure(`address ${i}`);
    expect(limiter.waitMs('first')).toBe(0);
  });
});
