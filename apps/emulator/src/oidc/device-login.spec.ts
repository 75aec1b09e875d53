import { describe, expect, it } from '@jest/globals';
import { countPoll, type DeviceLogin } from './device-login.js';

function login(): DeviceLogin {
  return {
    userCode: 'BCDF-GHJK',
    clientId: 'client',
    startUrl: 'https://view.awsapps.com/start',
    kind: 'builder-id',
    createdAt: 0,
    expiresAt: 600_000,
    interval: 5,
    status: 'pending',
    polls: 0,
    pollsTooEarly: 0,
  };
}

describe('countPoll', () => {
  it('allows a first poll at once and later ones after the interval', () => {
    const polled = login();
    expect([0, 5000, 10_000].map((now) => countPoll(polled, now))).toEqual([true, true, true]);
    expect(polled).toMatchObject({ polls: 3, pollsTooEarly: 0, interval: 5, smallestGapMs: 5000 });
  });

  it('forgives a timer that fires a few milliseconds early', () => {
    const polled = login();
    expect([0, 4981].map((now) => countPoll(polled, now))).toEqual([true, true]);
  });

  it('adds five seconds for each poll that comes too early, counted from that poll', () => {
    const polled = login();
    expect([0, 4000, 13_000, 28_000].map((now) => countPoll(polled, now))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(polled).toMatchObject({ polls: 4, pollsTooEarly: 2, interval: 15, smallestGapMs: 4000 });
  });
});
