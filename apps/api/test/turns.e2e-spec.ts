import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TurnList } from '@q2api/admin-contract';
import { MODEL, play, TestGateway } from './test-gateway.js';

let gateway: TestGateway;
let accounts: { id: string; upstreamId: string }[];

beforeAll(async () => {
  gateway = await TestGateway.start({ account: false });
  accounts = [await gateway.addIssuedAccount(), await gateway.addIssuedAccount()];
});
afterAll(() => gateway.close());

async function ask(prompt: string, model = MODEL): Promise<Response> {
  const response = await gateway.fetch('/v1/messages', {
    method: 'POST',
    body: JSON.stringify({ model, max_tokens: 100, messages: [{ role: 'user', content: prompt }] }),
  });
  await response.text();
  return response;
}

async function turns(query = ''): Promise<TurnList['turns']> {
  return ((await (await gateway.fetch(`/v2/turns${query}`)).json()) as TurnList).turns;
}

describe('GET /v2/turns', () => {
  it('tells of each turn who served it and how long it took, under the id that the client got', async () => {
    const response = await ask('Hello');
    const [turn] = await turns();
    expect(turn).toMatchObject({
      requestId: response.headers.get('request-id'),
      model: 'claude-haiku-4.5',
      attempts: [{ usable: 2, skipped: {}, waitedMs: expect.any(Number), outcome: 'completed', error: null }],
    });
    expect(accounts.map(({ id }) => id)).toContain(turn?.attempts[0]?.accountId);
    expect(accounts.map(({ upstreamId }) => upstreamId)).toContain(turn?.attempts[0]?.accountLabel);
    expect(turn?.attempts[0]?.durationMs).toBeGreaterThanOrEqual(turn?.attempts[0]?.firstEventMs ?? Infinity);
  });

  it('tells which account failed before another one answered, and why the first was then passed over', async () => {
    gateway.emulator.inject({ operation: 'GenerateAssistantResponse', error: 'monthly-limit', times: 1 });
    expect((await ask('Hello')).status).toBe(200);
    const [turn] = await turns('?troubled=true');
    expect(turn?.attempts).toMatchObject([
      { usable: 2, outcome: 'quota-exhausted', firstEventMs: null },
      { usable: 1, skipped: { exhausted: 1 }, outcome: 'completed', error: null },
    ]);
    expect(turn?.attempts[0]?.error).toBeTruthy();
    await gateway.forgive();
  });

  it('lists those of one account, those in trouble, and no more than asked for', async () => {
    await ask(play('error', 'malformed'));
    const [troubled] = await turns('?troubled=true&limit=1');
    expect(troubled?.attempts.at(-1)).toMatchObject({ outcome: 'invalid-request' });
    const [{ id } = { id: '' }] = accounts;
    const own = await turns(`?accountId=${id}`);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ attempts }) => attempts.some(({ accountId }) => accountId === id))).toBe(true);
    expect(await turns('?limit=2')).toHaveLength(2);
    expect((await gateway.fetch('/v2/turns?limit=0')).status).toBe(400);
    expect((await gateway.fetch('/v2/turns?troubled=perhaps')).status).toBe(400);
  });

  it('tells that no account could be had', async () => {
    for (const { id } of accounts)
      await gateway.fetch(`/v2/accounts/${id}`, { method: 'PATCH', body: '{"enabled":false}' });
    expect((await ask('Hello')).status).toBe(401);
    const [turn] = await turns('?troubled=true');
    expect(turn?.attempts).toMatchObject([{ accountId: null, outcome: 'no-account' }]);
  });
});
