import { describe, expect, it } from '@jest/globals';
import type { PooledAccount } from '../pooled-account.js';
import { refusalOf } from './refusal-of.js';
import { type SkipReason, whyUnusable } from './why-unusable.js';

const NOW = 1_000_000;

function account(values: Partial<PooledAccount> = {}): PooledAccount {
  return {
    id: 'a',
    label: null,
    region: 'us-east-1',
    enabled: true,
    needsSignIn: false,
    coolDownUntil: 0,
    coolDownKind: null,
    accessToken: null,
    expiresAt: null,
    revision: 1,
    ...values,
  };
}

const skipped = (...reasons: [SkipReason, number?][]) =>
  reasons.map(([reason, seconds = 0]) => ({
    reason,
    account: account({ coolDownUntil: NOW + seconds * 1000 }),
  }));

describe('whyUnusable', () => {
  const why = (values: Partial<PooledAccount>, inFlight = 0, wanted = {}) =>
    whyUnusable(account(values), inFlight, { now: NOW, maxConcurrency: 2, ...wanted });

  it('is undefined for an account that can take a turn', () => {
    expect(why({})).toBeUndefined();
    expect(why({}, 1)).toBeUndefined();
    expect(why({ coolDownUntil: NOW })).toBeUndefined();
  });

  it('names the reason that lasts longest', () => {
    const resting = { coolDownUntil: NOW + 1, coolDownKind: 'rate-limited' };
    expect(why({ enabled: false, needsSignIn: true }, 2)).toBe('disabled');
    expect(why({ needsSignIn: true, ...resting }, 2)).toBe('needs-sign-in');
    expect(why({ ...resting }, 2, { withoutModel: new Set('a') })).toBe('model-missing');
    expect(why(resting, 2, { tried: new Set('a') })).toBe('cooling-down');
    expect(why({}, 2, { tried: new Set('a') })).toBe('tried');
    expect(why({ ...resting, coolDownKind: 'quota-exhausted' }, 2)).toBe('exhausted');
    expect(why({}, 2)).toBe('busy');
  });

  it('lets one turn try an account whose rest is over, and no other beside it', () => {
    expect(why({ coolDownUntil: NOW - 1 }, 0)).toBeUndefined();
    expect(why({ coolDownUntil: NOW - 1 }, 1)).toBe('being-tried');
  });
});

describe('refusalOf', () => {
  it('lets wait for an account that is only busy', () => {
    expect(refusalOf(skipped(['busy'], ['exhausted', 60]), NOW)).toBeUndefined();
    expect(refusalOf(skipped(['being-tried'], ['disabled']), NOW)).toBeUndefined();
  });

  it('names the earliest time when all rest', () => {
    expect(
      refusalOf(skipped(['cooling-down', 30], ['cooling-down', 20], ['exhausted', 90], ['disabled']), NOW),
    ).toMatchObject({
      kind: 'rate-limited',
      details: { retryAfterMs: 20_000 },
    });
    expect(refusalOf(skipped(['exhausted', 90], ['exhausted', 80]), NOW)).toMatchObject({
      kind: 'quota-exhausted',
      details: { retryAfterMs: 80_000 },
    });
  });

  it('tells a missing model from missing accounts', () => {
    expect(refusalOf(skipped(['model-missing'], ['disabled']), NOW)).toMatchObject({
      kind: 'model-not-found',
    });
    expect(refusalOf(skipped(['needs-sign-in'], ['disabled']), NOW)).toMatchObject({
      kind: 'no-account',
      message: expect.stringContaining('signed in'),
    });
    expect(refusalOf([], NOW)).toMatchObject({
      kind: 'no-account',
      message: expect.stringContaining('No enabled'),
    });
  });
});
