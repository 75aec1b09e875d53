import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '@q2api/admin-contract';
import { MODEL, play, TestGateway } from './test-gateway.js';

const MAX_ERROR_COUNT = 5;
/** Longer than the group commit takes. */
const COMMITTED_MS = 250;

let dataDir: string;
let gateway: TestGateway;

const start = () =>
  TestGateway.start({
    account: false,
    config: { dataDir, maxErrorCount: MAX_ERROR_COUNT, retryDelayMs: 1, overloadRetryDelayMs: 1 },
  });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-statistics-'));
  gateway = await start();
});
afterEach(async () => {
  await gateway.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function add(): Promise<string> {
  const credentials = Object.fromEntries(
    Object.entries(gateway.emulator.issueCredentials()).filter(([name]) => name !== 'accountId'),
  );
  const response = await gateway.fetch('/v2/accounts', { method: 'POST', body: JSON.stringify(credentials) });
  return ((await response.json()) as Account).id;
}

async function ask(
  prompt: string,
  { stream = false, signal }: { stream?: boolean; signal?: AbortSignal } = {},
) {
  const body = { model: MODEL, max_tokens: 100, stream, messages: [{ role: 'user', content: prompt }] };
  const response = await gateway.fetch('/v1/messages', {
    method: 'POST',
    body: JSON.stringify(body),
    signal,
  });
  await response.text();
  return response.status;
}

async function get(id: string): Promise<Account> {
  return (await (await gateway.fetch(`/v2/accounts/${id}`)).json()) as Account;
}

const committed = () => new Promise((resolve) => setTimeout(resolve, COMMITTED_MS));

describe('the counters of an account', () => {
  it('are exact after 200 turns at the same time with mixed ends', async () => {
    const id = await add();
    const prompts = Array.from({ length: 200 }, (_, i) => {
      if (i % 4 === 1) return play('error', 'malformed');
      if (i % 4 === 2) return play('mid-stream-exception', 'server-error');
      return 'Hello';
    });
    const statuses = await Promise.all(prompts.map((prompt) => ask(prompt)));
    const completed = statuses.filter((status) => status === 200).length;
    expect(completed).toBe(100);
    await committed();
    expect(await get(id)).toMatchObject({ success_count: completed, error_count: 0, state: 'ready' });
  });

  it('count failures of the account in a row, and a success ends the row', async () => {
    const id = await add();
    for (let i = 0; i < 3; i += 1) expect(await ask(play('error', 'not-authorized'))).toBe(403);
    await committed();
    expect(await get(id)).toMatchObject({ error_count: 3, success_count: 0, last_error: expect.any(String) });
    await ask('Hello');
    await committed();
    expect(await get(id)).toMatchObject({ error_count: 0, success_count: 1 });
  });

  it.each([
    ['a fault of the client', 'malformed'],
    ['a prompt that is too long', 'input-too-long'],
    ['an overloaded service', 'no-capacity'],
    ['a failing service', 'server-error'],
    ['an unavailable service', 'unavailable'],
  ])(
    'leave %s out',
    async (_name, row) => {
      const id = await add();
      expect(await ask(play('error', row))).toBeGreaterThanOrEqual(400);
      await committed();
      expect(await get(id)).toMatchObject({ error_count: 0, success_count: 0, state: 'ready' });
    },
    30_000,
  );

  it('leave out a client that left', async () => {
    const id = await add();
    const controller = new AbortController();
    const asking = ask(play('hang', { after: 1 }), { stream: true, signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 200));
    controller.abort();
    await expect(asking).rejects.toThrow();
    await committed();
    expect(await get(id)).toMatchObject({ error_count: 0, success_count: 0 });
  });

  it('are written before the gateway ends', async () => {
    const id = await add();
    await ask('Hello');
    await gateway.close();
    gateway = await start();
    expect(await get(id)).toMatchObject({ success_count: 1 });
  });
});

describe('an account that fails', () => {
  it('too often in a row is disabled, with its reason, until an operator enables it', async () => {
    const id = await add();
    for (let i = 0; i < MAX_ERROR_COUNT; i += 1) await ask(play('error', 'not-authorized'));
    await committed();
    const account = await get(id);
    expect(account).toMatchObject({ enabled: false, state: 'disabled', error_count: MAX_ERROR_COUNT });
    expect(account.reason).toMatch(/^Disabled after 5 failures in a row, the last: /);
    expect(await ask('Hello')).toBe(401);
    await gateway.fetch(`/v2/accounts/${id}`, { method: 'PATCH', body: '{"enabled":true}' });
    expect(await ask('Hello')).toBe(200);
    await committed();
    expect(await get(id)).toMatchObject({ enabled: true, state: 'ready', error_count: 0 });
  });

  it('because it is suspended serves no other turn', async () => {
    const id = await add();
    expect(await ask(play('error', 'suspended'))).toBe(403);
    expect(await ask('Hello')).toBe(401);
    await committed();
    expect(await get(id)).toMatchObject({ enabled: false, state: 'suspended' });
  });

  it('because of a limit rests, and says until when', async () => {
    const id = await add();
    expect(await ask(play('error', 'throttled'))).toBe(429);
    expect(await ask('Hello')).toBe(429);
    await committed();
    expect(await get(id)).toMatchObject({
      state: 'cooling-down',
      cooldown_until: expect.any(String),
      enabled: true,
    });
    await gateway.fetch(`/v2/accounts/${id}`, { method: 'PATCH', body: '{"enabled":true}' });
    expect(await ask(play('error', 'monthly-limit'))).toBeGreaterThanOrEqual(400);
    await committed();
    const exhausted = await get(id);
    expect(exhausted.state).toBe('exhausted');
    expect(exhausted.cooldown_until).toMatch(/-01T00:00:00\.000Z$/);
  });
});
