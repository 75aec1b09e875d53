import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Account, AccountList } from '@q2api/admin-contract';
import sqlite3 from 'sqlite3';
import { type Emulator, startEmulator } from '../../emulator/src/start-emulator.js';
import { GatewayProcess } from './gateway-process.js';
import { isOnPostgres } from './test-database.js';
import { MODEL } from './test-gateway.js';

/** What may be lost, and what the machine may be late by. */
const LOSS_MS = 250;
const LATE_MS = 250;

let dataDir: string;
let emulator: Emulator;
let gateway: GatewayProcess;

const start = () =>
  GatewayProcess.start(dataDir, {
    AMAZONQ_ENDPOINT: emulator.url,
    OIDC_ENDPOINT: emulator.url,
    LOG_LEVEL: 'info',
  });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-crash-'));
  emulator = await startEmulator();
  gateway = await start();
});
afterEach(async () => {
  await gateway.kill();
  await emulator.close();
  await rm(dataDir, { recursive: true, force: true });
});

function post(path: string, body: object): Promise<Response> {
  return fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function add(): Promise<{ id: string; upstreamId: string }> {
  const { accountId, ...credentials } = emulator.issueCredentials();
  return {
    id: ((await (await post('/v2/accounts', credentials)).json()) as Account).id,
    upstreamId: accountId,
  };
}

/** Resolves with the time of the complete answer, or rejects. */
async function ask(): Promise<number> {
  const response = await post('/v1/messages', {
    model: MODEL,
    max_tokens: 10,
    messages: [{ role: 'user', content: 'Hi' }],
  });
  await response.text();
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  return Date.now();
}

const list = async () => (await (await fetch(`${gateway.url}/v2/accounts`)).json()) as AccountList;

it('a kill under load loses no account, and no count older than 250 ms', async () => {
  for (let i = 0; i < 3; i += 1) await add();
  const completedAt: number[] = [];
  let isOver = false;
  const clients = Array.from({ length: 8 }, async () => {
    while (!isOver)
      await ask().then(
        (time) => completedAt.push(time),
        () => undefined,
      );
  });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const killedAt = Date.now();
  await gateway.kill();
  isOver = true;
  await Promise.all(clients);

  if (!isOnPostgres()) expect(await integrityOf(join(dataDir, 'data.sqlite3'))).toBe('ok');
  gateway = await start();
  const { accounts } = await list();
  expect(accounts).toHaveLength(3);
  const counted = accounts.reduce((sum, { success_count: count }) => sum + count, 0);
  const old = completedAt.filter((time) => time < killedAt - LOSS_MS - LATE_MS).length;
  expect(old).toBeGreaterThan(20);
  expect(counted).toBeGreaterThanOrEqual(old);
  // A turn may be counted whose answer the client did not get any more.
  expect(counted).toBeLessThanOrEqual(completedAt.length + clients.length);
  expect(await ask()).toEqual(expect.any(Number));
}, 30_000);

it('a kill between a token and its first use keeps the rotated refresh token', async () => {
  const { upstreamId } = await add();
  emulator.expireAccessTokens(upstreamId);
  emulator.inject({ operation: 'GenerateAssistantResponse', delayMs: 60_000, times: 1 });
  const asking = ask().catch(() => 'lost');
  while (emulator.account(upstreamId).counters.refreshes === 0 || chats() < 2) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await gateway.kill();
  expect(await asking).toBe('lost');

  // The first refresh token is dead by now: only the rotated one gets another access token.
  emulator.expireAccessTokens(upstreamId);
  gateway = await start();
  expect(await ask()).toEqual(expect.any(Number));
  expect(emulator.account(upstreamId).counters).toMatchObject({ refreshes: 2, refreshesRefused: 0 });
}, 30_000);

/** Chat requests that reached the upstream: one with the dead token, one with the new. */
const chats = () => emulator.requests({ operation: 'GenerateAssistantResponse' }).length;

function integrityOf(path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path);
    database.get<{ integrity_check: string }>('PRAGMA integrity_check', (error, row) => {
      database.close();
      if (error) reject(error);
      else resolve(row?.integrity_check);
    });
  });
}
