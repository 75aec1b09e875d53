import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account, AccountList, TurnList } from '@q2api/admin-contract';
import { type Emulator, startEmulator } from '../../emulator/src/start-emulator.js';
import { GatewayProcess } from './gateway-process.js';
import { MODEL, play, until } from './test-gateway.js';

/** Starting six processes takes a while on a busy machine. */
const PATIENCE_MS = 60_000;
const WORKERS = 2;
/** Within it every process knows of a change. */
const KNOWN_MS = 1_000;

let emulator: Emulator;
let dataDir: string;
let gateways: GatewayProcess[];
/** A connection that never sends a whole request. */
let slow: Socket;

beforeAll(async () => {
  emulator = await startEmulator();
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-several-'));
  const variables = {
    WORKERS: String(WORKERS),
    // Both gateways read it, as those on several machines would.
    SECRET_KEY: '6b6579206f6620746865207465737420666f72207365766572616c2067617465',
    AMAZONQ_ENDPOINT: emulator.url,
    OIDC_ENDPOINT: emulator.url,
    LOG_LEVEL: 'info',
    HEADERS_TIMEOUT: '1',
  };
  gateways = [];
  for (let index = 0; index < 2; index += 1) gateways.push(await GatewayProcess.start(dataDir, variables));
  const { hostname, port } = new URL(gateways[1]?.url ?? '');
  slow = connect(Number(port), hostname);
  slow.write('GET /heal');
}, PATIENCE_MS);
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await emulator.close();
  await rm(dataDir, { recursive: true, force: true });
}, PATIENCE_MS);

async function call<Body>(
  index: number,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${gateways[index % gateways.length]?.url}${path}`, {
    method,
    // A connection of its own, so that all workers get their share.
    headers: { 'content-type': 'application/json', connection: 'close' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const ask = async (index: number, prompt = 'Hello') => {
  const messages = [{ role: 'user', content: prompt }];
  return (await call(index, 'POST', '/v1/messages', { model: MODEL, max_tokens: 100, messages })).status;
};

async function addAccount(index = 0): Promise<{ id: string; upstreamId: string }> {
  const { accountId: upstreamId, ...credentials } = emulator.issueCredentials();
  const { body } = await call<Account>(index, 'POST', '/v2/accounts', credentials);
  return { id: body.id, upstreamId };
}

/** Leaves no idle connection behind, which the next request would use. */
const remove = (id: string) =>
  fetch(`${gateways[0]?.url}/v2/accounts/${id}`, { method: 'DELETE', headers: { connection: 'close' } });
const countersOf = (upstreamId: string) => emulator.account(upstreamId).counters;

describe('two gateways with two workers each on one database', () => {
  it(
    'refresh a token once, whoever needs it',
    async () => {
      const { id, upstreamId } = await addAccount();
      emulator.expireAccessTokens(upstreamId);
      await sleep(KNOWN_MS);
      const statuses = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index)));
      expect(statuses.every((status) => status === 200)).toBe(true);
      expect(countersOf(upstreamId)).toMatchObject({ refreshes: 1, refreshesRefused: 0 });
      await remove(id);
    },
    PATIENCE_MS,
  );

  it(
    'count every turn once',
    async () => {
      const { id, upstreamId } = await addAccount();
      await sleep(KNOWN_MS);
      const before = countersOf(upstreamId).chatCompleted;
      const prompts = Array.from({ length: 120 }, (_, index) =>
        index % 4 === 0 ? play('error', 'malformed') : 'Hello',
      );
      const statuses = await Promise.all(prompts.map((prompt, index) => ask(index, prompt)));
      const answered = statuses.filter((status) => status === 200).length;
      expect(answered).toBe(90);
      expect(countersOf(upstreamId).chatCompleted - before).toBe(answered);
      await sleep(KNOWN_MS);
      const { body } = await call<Account>(1, 'GET', `/v2/accounts/${id}`);
      expect(body).toMatchObject({ success_count: answered, error_count: 0 });
      await remove(id);
    },
    PATIENCE_MS,
  );

  it(
    'give a disabled account no request later than a second after the change',
    async () => {
      const kept = await addAccount();
      const disabled = await addAccount(1);
      await sleep(KNOWN_MS);
      let isOver = false;
      const callers = Array.from({ length: 6 }, async (_, index) => {
        for (let turn = 0; !isOver; turn += 1) expect(await ask(index + turn)).toBe(200);
      });
      await sleep(500);
      expect((await call(0, 'PATCH', `/v2/accounts/${disabled.id}`, { enabled: false })).status).toBe(200);
      await sleep(KNOWN_MS);
      const [keptSoFar, disabledSoFar] = [kept, disabled].map(
        ({ upstreamId }) => countersOf(upstreamId).chatRequests,
      );
      await sleep(KNOWN_MS);
      isOver = true;
      await Promise.all(callers);
      expect(countersOf(disabled.upstreamId).chatRequests).toBe(disabledSoFar);
      expect(disabledSoFar).toBeGreaterThan(0);
      expect(countersOf(kept.upstreamId).chatRequests).toBeGreaterThan(keptSoFar ?? 0);
      await Promise.all([kept, disabled].map(({ id }) => remove(id)));
    },
    PATIENCE_MS,
  );

  it(
    'show the last turns of all workers, whichever is asked',
    async () => {
      const { id } = await addAccount();
      await sleep(KNOWN_MS);
      const asked = Array.from({ length: 12 }, () => ask(0));
      expect((await Promise.all(asked)).every((status) => status === 200)).toBe(true);
      for (let time = 0; time < 4; time += 1) {
        const { body } = await call<TurnList>(0, 'GET', `/v2/turns?accountId=${id}`);
        expect(body.turns).toHaveLength(asked.length);
      }
      await remove(id);
    },
    PATIENCE_MS,
  );

  it(
    'finish on one a device login that was started on the other',
    async () => {
      const started = await call<{ authId: string; userCode: string }>(0, 'POST', '/v2/auth/start', {});
      expect(started.status).toBeLessThan(300);
      const claim = call<{ status: string; account: Account }>(
        1,
        'POST',
        `/v2/auth/claim/${started.body.authId}`,
      );
      emulator.approveDeviceLogin(started.body.userCode);
      const { body } = await claim;
      expect(body).toMatchObject({ status: 'completed', account: { enabled: true } });
      await sleep(KNOWN_MS);
      for (let index = 0; index < 8; index += 1) expect(await ask(index)).toBe(200);
      const { body: list } = await call<AccountList>(0, 'GET', '/v2/accounts');
      expect(list.count).toBe(1);
      await remove(body.account.id);
    },
    PATIENCE_MS,
  );

  it(
    'share connections evenly, however many come at once',
    async () => {
      const { id } = await addAccount();
      await sleep(KNOWN_MS);
      const messages = [{ role: 'user', content: play('slow-first-byte', PATIENCE_MS) }];
      const body = JSON.stringify({ model: MODEL, max_tokens: 100, stream: true, messages });
      const leave = new AbortController();
      const url = `${gateways[1]?.url}/v1/messages`;
      const headers = { 'content-type': 'application/json' };
      const asked = Array.from({ length: 40 }, () =>
        fetch(url, { method: 'POST', headers, body, signal: leave.signal }),
      );
      const inFlight = async () => (await call<{ requests: number }>(1, 'GET', '/readyz')).body.requests;
      try {
        await sleep(KNOWN_MS);
        // Whichever of the two workers answers. A connection of the test before may not be gone everywhere.
        const share = await inFlight();
        expect(share).toBeGreaterThanOrEqual(19);
        expect(share).toBeLessThanOrEqual(21);
      } finally {
        leave.abort();
        await Promise.allSettled(asked);
      }
      await remove(id);
    },
    PATIENCE_MS,
  );

  it(
    'go on serving when a worker is killed, and replace it',
    async () => {
      const { id } = await addAccount();
      await sleep(KNOWN_MS);
      const gateway = gateways[0];
      const pids = [...(gateway?.output.matchAll(/worker (\d+) started/g) ?? [])].map(([, pid]) =>
        Number(pid),
      );
      expect(pids).toHaveLength(WORKERS);
      const [victim = 0] = pids;
      // Connections are on their way to it when it ends.
      process.kill(victim, 'SIGSTOP');
      await sleep(200);
      const asked = Array.from({ length: 12 }, () => ask(0));
      await sleep(300);
      process.kill(victim, 'SIGKILL');
      expect((await Promise.all(asked)).every((status) => status === 200)).toBe(true);
      await until(() => gateway?.output.match(/worker \d+ ended \(SIGKILL\)/) !== null);
      for (let turn = 0; turn < 10; turn += 1) expect(await ask(0)).toBe(200);
      await until(() => gateway?.output.match(/worker \d+ started/g)?.length === WORKERS + 1, 10_000);
      await remove(id);
    },
    PATIENCE_MS,
  );

  it(
    'do not wait for ever for a request',
    async () => {
      expect(await text(slow)).toContain('408 Request Timeout');
    },
    PATIENCE_MS,
  );
});
