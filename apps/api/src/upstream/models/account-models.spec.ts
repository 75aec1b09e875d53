import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { AmazonQModel } from '@q2api/amazonq-types';
import { TurnError } from '@q2api/turn';
import type { AccountCopy } from '../../accounts/account-copy.js';
import type { PooledAccount } from '../../accounts/pooled-account.js';
import type { AccessTokenService } from '../../auth/access-token.service.js';
import { Clock } from '../../time/clock.js';
import { RetryTimer } from '../retry-timer.js';
import { AccountModels } from './account-models.js';
import type { ModelListClient } from './model-list.client.js';

beforeAll(() => Logger.overrideLogger(false));

const HOUR_MS = 3_600_000;
const model = (modelId: string): AmazonQModel => ({ modelId });
const account = (id: string, enabled = true) =>
  ({ id, region: 'us-east-1', enabled, needsSignIn: false }) as PooledAccount;

/** @param answers one per call, in order; a call without one never ends */
function setUp(answers: (AmazonQModel[] | 'fails')[], accounts = [account('a')]) {
  let now = 0;
  let calls = 0;
  class FixedClock extends Clock {
    override now = () => now;
  }
  class ImpatientTimer extends RetryTimer {
    override async within<Value>(promise: Promise<Value>): Promise<Value | undefined> {
      return Promise.race([promise, new Promise<undefined>((resolve) => setImmediate(resolve, undefined))]);
    }
  }
  const copy: Pick<AccountCopy, 'all' | 'find'> = {
    all: () => accounts,
    find: (id) => accounts.find((candidate) => candidate.id === id),
  };
  const client: Pick<ModelListClient, 'list'> = {
    list: () => {
      calls += 1;
      const answer = answers.shift();
      if (answer === undefined) return new Promise(() => {});
      if (answer === 'fails') return Promise.reject(new TurnError('upstream-unavailable', 'down'));
      return Promise.resolve(answer);
    },
  };
  const tokens: Pick<AccessTokenService, 'ensureFresh'> = { ensureFresh: () => Promise.resolve('token') };
  const models = new AccountModels(
    copy as AccountCopy,
    tokens as AccessTokenService,
    client as ModelListClient,
    new FixedClock(),
    new ImpatientTimer(),
  );
  return { models, calls: () => calls, pass: (ms: number) => (now += ms) };
}

describe('AccountModels', () => {
  it('asks an account once, however many requests want its catalogue', async () => {
    const { models, calls } = setUp([[model('x')]]);
    const catalogues = await Promise.all([models.of('a'), models.of('a'), models.of('a')]);
    expect(catalogues).toEqual([[model('x')], [model('x')], [model('x')]]);
    expect(calls()).toBe(1);
    expect([...models.known()]).toEqual([[model('x')]]);
  });

  it('asks again after an hour, and nobody waits for it', async () => {
    const { models, calls, pass } = setUp([[model('x')]]);
    await models.of('a');
    pass(HOUR_MS - 1);
    await models.of('a');
    expect(calls()).toBe(1);
    pass(1);
    expect(await models.of('a')).toEqual([model('x')]);
    expect(calls()).toBe(2);
  });

  it('keeps what it knew when the account cannot be asked, and tries again after a minute', async () => {
    const { models, calls, pass } = setUp([[model('x')], 'fails', [model('y')]]);
    await models.of('a');
    pass(HOUR_MS);
    await models.of('a');
    await models.discover();
    expect(await models.of('a')).toEqual([model('x')]);
    expect(calls()).toBe(2);
    pass(60_000);
    await models.of('a');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await models.of('a')).toEqual([model('y')]);
  });

  it('does not hold a request up when the answer does not come', async () => {
    expect(await setUp([]).models.of('a')).toBeUndefined();
    expect(await setUp(['fails']).models.of('a')).toBeUndefined();
  });

  it('knows which accounts do not have a model, and counts only those that can serve', async () => {
    const accounts = [account('a'), account('b'), account('off', false)];
    const { models, calls } = setUp([[model('x')], [model('x'), model('y')]], accounts);
    await models.discover();
    expect(models.without('y')).toEqual(new Set(['a']));
    expect([...models.known()]).toHaveLength(2);
    expect(calls()).toBe(2);
  });

  it('keeps a catalogue when the next answer is empty', async () => {
    const { models, pass } = setUp([[model('x')], []]);
    await models.of('a');
    pass(HOUR_MS);
    await models.of('a');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await models.of('a')).toEqual([model('x')]);
  });
});
