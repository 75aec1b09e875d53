import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { AmazonQModel } from '@q2api/amazonq-types';
import { encodeEvent } from '@q2api/event-stream';
import { TurnError, type TurnErrorKind, type TurnRequest } from '@q2api/turn';
import type { TurnOutcome } from '../accounts/account-lease.js';
import type { AccountPool } from '../accounts/account-pool.js';
import type { AccessTokenService } from '../auth/access-token.service.js';
import { AppConfig } from '../config/app-config.js';
import { PublicAddressResolver } from '../remote-content/public-address-resolver.js';
import { RemoteContent } from '../remote-content/remote-content.js';
import { RemoteFetcher } from '../remote-content/remote-fetcher.js';
import { Clock } from '../time/clock.js';
import type { AmazonQCall, AmazonQClient } from './amazonq.client.js';
import { RefusedParts } from './leaving-out/refused-parts.js';
import type { AccountModels } from './models/account-models.js';
import { ModelCatalogue } from './models/model-catalogue.js';
import { RecentTurns } from './recent-turns.js';
import { RetryTimer } from './retry-timer.js';
import { TurnSender } from './turn-sender.js';
import { TurnService } from './turn.service.js';

type Reply = TurnErrorKind | TurnError | Buffer;

const text = encodeEvent('assistantResponseEvent', { content: 'Hi' });
const truncated = Buffer.concat([text, text.subarray(0, 20)]);

function turnRequest(model = 'claude-sonnet-4-5'): TurnRequest {
  return {
    model,
    system: [],
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
    tools: [],
    toolChoice: { type: 'auto' },
    parallelToolUse: true,
    stopSequences: [],
    thinking: { type: 'default' },
  };
}

/** A TurnService over accounts a, b, c… whose upstream gives the replies in turn, and a record of what it did. */
function setUp(replies: Reply[], accountIds = ['a', 'b', 'c'], catalogue?: readonly AmazonQModel[]) {
  const calls: AmazonQCall[] = [];
  const outcomes: string[] = [];
  const refreshed: string[] = [];
  const waits: number[] = [];

  const pool: Pick<AccountPool, 'lease'> = {
    lease: async ({ tried, withoutModel } = {}) => {
      const id = accountIds.find((candidate) => !tried?.has(candidate) && !withoutModel?.has(candidate));
      if (id === undefined) throw new TurnError('no-account', 'No enabled account.');
      let settled = false;
      const settle = (outcome: TurnOutcome) => {
        if (settled) return;
        settled = true;
        outcomes.push(`${id} ${outcome.type === 'failed' ? outcome.error.kind : outcome.type}`);
      };
      const account = { id, label: null, region: 'us-east-1', profileArn: `arn:${id}` };
      return { account, confirm: () => undefined, settle };
    },
  };
  const tokens: Pick<AccessTokenService, 'ensureFresh' | 'replaceRejected'> = {
    ensureFresh: (id) => Promise.resolve(`${id}-old`),
    replaceRejected: (id, rejected) => {
      refreshed.push(rejected);
      return Promise.resolve(`${id}-new`);
    },
  };
  const client: Pick<AmazonQClient, 'open'> = {
    open: (call) => {
      calls.push(call);
      const reply = replies.shift();
      if (reply instanceof TurnError) return Promise.reject(reply);
      if (typeof reply === 'string') return Promise.reject(new TurnError(reply, `failed: ${reply}`));
      const body = new PassThrough();
      call.signal.addEventListener('abort', () => body.destroy(call.signal.reason as Error));
      if (reply === undefined) body.write(text);
      else body.end(reply);
      return Promise.resolve({ body });
    },
  };
  class InstantTimer extends RetryTimer {
    override sleep(milliseconds: number): Promise<void> {
      waits.push(milliseconds);
      return Promise.resolve();
    }
  }
  const accountModels: Pick<AccountModels, 'of' | 'known' | 'discover' | 'without'> = {
    of: () => Promise.resolve(catalogue),
    known: () => (catalogue === undefined ? [] : [catalogue]),
    discover: () => Promise.resolve(),
    without: () => new Set(),
  };
  const config = new AppConfig();
  const timer = new InstantTimer();
  const models = new ModelCatalogue(config, accountModels as AccountModels);
  const refused = new RefusedParts(timer);
  const service = new TurnService(
    pool as AccountPool,
    new TurnSender(tokens as AccessTokenService, client as AmazonQClient, models, refused),
    models,
    refused,
    new RemoteContent(config, new RemoteFetcher(config, new PublicAddressResolver())),
    new RecentTurns(),
    timer,
    new Clock(),
    config,
  );
  const controller = new AbortController();
  const open = (turn = turnRequest()) => service.open(turn, { signal: controller.signal });
  const answer = async () => {
    const types: string[] = [];
    await (await open()).forEachBatch((events) => void types.push(...events.map((event) => event.type)));
    return types;
  };
  return { open, answer, controller, calls, outcomes, refreshed, waits };
}

describe('TurnService', () => {
  it('answers with one account, whose profile and token go with the request, and settles it once', async () => {
    const { answer, calls, outcomes } = setUp([text]);
    expect(await answer()).toEqual(['turn-start', 'text-start', 'text-delta', 'text-end', 'turn-end']);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ accessToken: 'a-old', region: 'us-east-1' });
    const body = JSON.parse(String(calls[0]?.body)) as { profileArn: string; conversationState: object };
    expect(body.profileArn).toBe('arn:a');
    expect(body.conversationState).toMatchObject({
      currentMessage: { userInputMessage: { modelId: 'claude-sonnet-4.5', origin: 'CLI' } },
    });
    expect(outcomes).toEqual(['a completed']);
  });

  it('moves on to another account when the first one cannot serve', async () => {
    const { answer, outcomes, calls } = setUp(['quota-exhausted', 'rate-limited', text]);
    await answer();
    expect(outcomes).toEqual(['a quota-exhausted', 'b rate-limited', 'c completed']);
    const conversations = calls.map(({ body }) => String(body).slice(body.indexOf('"conversationState"')));
    expect(new Set(conversations).size).toBe(1);
  });

  it('asks the same account again when the upstream itself failed and there is no other', async () => {
    const { answer, outcomes, waits } = setUp(['upstream-unavailable', text], ['a']);
    await answer();
    expect(outcomes).toEqual(['a upstream-unavailable', 'a completed']);
    expect(waits).toEqual([200]);
  });

  it('reports why the turn failed, not that no account was left', async () => {
    const { open, outcomes } = setUp(['quota-exhausted'], ['a']);
    await expect(open()).rejects.toMatchObject({ kind: 'quota-exhausted' });
    expect(outcomes).toEqual(['a quota-exhausted']);
  });

  it('fails with no-account when there is none at all', async () => {
    await expect(setUp([], []).open()).rejects.toMatchObject({ kind: 'no-account' });
  });

  it.each(['invalid-request', 'account-suspended', 'context-overflow'] as const)(
    'does not repeat %s',
    async (kind) => {
      const { open, calls } = setUp([kind]);
      await expect(open()).rejects.toMatchObject({ kind });
      expect(calls).toHaveLength(1);
    },
  );

  it('gives an overflow the figures that clients compact by', async () => {
    await expect(setUp(['context-overflow']).open()).rejects.toThrow(
      /^prompt is too long: 200001 tokens > 200000 max/,
    );
  });

  it('refreshes a rejected token once and repeats with the same account', async () => {
    const { answer, calls, refreshed, outcomes } = setUp(['account-unauthenticated', text]);
    await answer();
    expect(calls.map((call) => call.accessToken)).toEqual(['a-old', 'a-new']);
    expect(refreshed).toEqual(['a-old']);
    expect(outcomes).toEqual(['a completed']);
  });

  it('gives the account up when the refreshed token is rejected as well', async () => {
    const { answer, refreshed, outcomes } = setUp([
      'account-unauthenticated',
      'account-unauthenticated',
      text,
    ]);
    await answer();
    expect(refreshed).toEqual(['a-old']);
    expect(outcomes).toEqual(['a account-unauthenticated', 'b completed']);
  });

  it('tries again when the answer breaks before anything came of it', async () => {
    const { answer, outcomes } = setUp([Buffer.alloc(0), truncated.subarray(text.length), text]);
    await answer();
    expect(outcomes).toEqual(['a upstream-unavailable', 'b upstream-protocol', 'c completed']);
  });

  it('never tries again after the first event, and charges the account with the failure', async () => {
    const { open, controller, calls, outcomes } = setUp([]);
    const stream = await open();
    const reading = stream.forEachBatch(() => {});
    controller.abort(new TurnError('upstream-timeout', 'silent'));
    await expect(reading).rejects.toMatchObject({ kind: 'upstream-timeout' });
    expect(calls).toHaveLength(1);
    expect(outcomes).toEqual(['a upstream-timeout']);
  });

  it('blames nobody when the client leaves', async () => {
    const { open, controller, outcomes } = setUp([]);
    const reading = (await open()).forEachBatch(() => {});
    controller.abort(new TurnError('aborted', 'The client closed the connection.'));
    await expect(reading).rejects.toMatchObject({ kind: 'aborted' });
    expect(outcomes).toEqual(['a aborted']);
  });

  it('names near models when it does not know one, without asking anybody', async () => {
    const { open, calls } = setUp([]);
    await expect(open(turnRequest('claude-sonet-4.5'))).rejects.toMatchObject({ kind: 'model-not-found' });
    await expect(open(turnRequest('claude-sonet-4.5'))).rejects.toThrow('claude-sonnet-4.5');
    expect(calls).toHaveLength(0);
  });

  it('does not ask an account whose own catalogue lacks the model', async () => {
    const { open, calls } = setUp([], ['a'], [{ modelId: 'claude-haiku-4.5' }]);
    await expect(open()).rejects.toMatchObject({ kind: 'model-not-found' });
    expect(calls).toHaveLength(0);
  });
});

describe('a refusal that blames what the request can do without', () => {
  const MODEL: AmazonQModel = {
    modelId: 'claude-sonnet-4.5',
    promptCaching: { supportsPromptCaching: true },
    additionalModelRequestFieldsSchema: {
      type: 'object',
      properties: { output_config: { type: 'object', properties: { effort: { enum: ['low', 'high'] } } } },
    },
  };
  const refusal = (message: string, reason?: string) =>
    new TurnError('invalid-request', message, {
      upstream: { status: 400, ...(reason !== undefined && { reason }) },
    });
  const turn: TurnRequest = {
    ...turnRequest(),
    effort: 'high',
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Hello', cachePoint: {} }] },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hm', signature: 'foreign' },
          { type: 'text', text: 'Hi' },
        ],
      },
      { role: 'user', content: [{ type: 'text', text: 'Go on' }] },
    ],
  };
  const has = (body: string | undefined) => ({
    fields: body?.includes('additionalModelRequestFields'),
    cache: body?.includes('cachePoint'),
    thinking: body?.includes('reasoningContent'),
  });
  const everything = { fields: true, cache: true, thinking: true };

  it.each([
    [
      'additionalModelRequestFields is not supported.',
      undefined,
      { fields: false },
      'left out request fields',
    ],
    ['cachePoint is not supported.', undefined, { cache: false }, 'left out cache points'],
    ['Bad.', 'THINKING_SIGNATURE_INVALID', { thinking: false }, 'left out thinking'],
    ['Improperly formed request.', undefined, { fields: false, cache: false }, 'left out request fields'],
  ])('%s %s: is sent once more without it, and from then on', async (message, reason, change, note) => {
    const { open, calls, outcomes } = setUp([refusal(message, reason), text, text], ['a'], [MODEL]);
    const answer = await open(turn);
    await answer.forEachBatch(() => {});
    expect(answer.served.repairs).toContain(note);
    await (await open(turn)).forEachBatch(() => {});
    const reduced = { ...everything, ...change };
    expect(calls.map(({ body }) => has(body.toString()))).toEqual([everything, reduced, reduced]);
    expect(outcomes).toEqual(['a completed', 'a completed']);
  });

  it('is final when the second request is refused as well, and then nothing is remembered', async () => {
    const bad = () => refusal('Improperly formed request.');
    const { open, calls } = setUp([bad(), bad(), text], ['a'], [MODEL]);
    await expect(open(turn)).rejects.toThrow(/^Improperly formed request. The request had \d+ bytes/);
    await (await open(turn)).forEachBatch(() => {});
    expect(has(calls[2]?.body.toString())).toEqual(everything);
  });

  it('is final when the request has nothing of it', async () => {
    const { open, calls } = setUp([refusal('Improperly formed request.')], ['a']);
    await expect(open()).rejects.toMatchObject({ kind: 'invalid-request' });
    expect(calls).toHaveLength(1);
  });
});
