import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/src/start-emulator.js';
import { GatewayProcess } from './gateway-process.js';
import { MODEL, play, until } from './test-gateway.js';

/** Starting a process takes a while on a busy machine. */
const PATIENCE_MS = 60_000;

let emulator: Emulator;
let dataDir: string;
const running = new Set<GatewayProcess>();

beforeAll(async () => {
  emulator = await startEmulator({ rotation: 'same' });
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-shutdown-'));
});
afterEach(async () => {
  for (const gateway of running) gateway.signal('SIGKILL');
  await Promise.all([...running].map((gateway) => gateway.ended()));
  running.clear();
  await rm(dataDir, { recursive: true, force: true });
});
afterAll(() => emulator.close());

async function start(
  variables: Record<string, string> = {},
  nodeOptions: string[] = [],
): Promise<GatewayProcess> {
  const upstream = { AMAZONQ_ENDPOINT: emulator.url, OIDC_ENDPOINT: emulator.url };
  const gateway = await GatewayProcess.start(dataDir, { ...upstream, ...variables }, nodeOptions);
  running.add(gateway);
  return gateway;
}

function call({ url }: GatewayProcess, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}${path}`, { ...init, headers: { 'content-type': 'application/json' } });
}

async function addAccount(gateway: GatewayProcess): Promise<void> {
  const { clientId, clientSecret, refreshToken, accessToken } = emulator.issueCredentials();
  const body = JSON.stringify({ clientId, clientSecret, refreshToken, accessToken });
  expect((await call(gateway, '/v2/accounts', { method: 'POST', body })).status).toBe(201);
}

function ask(gateway: GatewayProcess, prompt: string, stream = true): Promise<Response> {
  const body = { model: MODEL, max_tokens: 1000, stream, messages: [{ role: 'user', content: prompt }] };
  return call(gateway, '/v1/messages', { method: 'POST', body: JSON.stringify(body) });
}

/** An answer of so many deltas, one every 20 ms. */
const slowly = (deltas: number) => play('pace', 20) + play('text', { deltas });

describe('SIGTERM', () => {
  it(
    'refuses new requests, lets the stream under way finish, writes its counters, and exits with 0',
    async () => {
      const gateway = await start();
      await addAccount(gateway);
      expect((await call(gateway, '/readyz')).status).toBe(200);
      const stream = await ask(gateway, slowly(60));
      gateway.signal('SIGTERM');
      await until(() => gateway.output.includes('ending'));

      const ready = await call(gateway, '/readyz');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({
        status: 'not-ready',
        problems: ['shutting-down'],
        requests: 1,
      });
      expect((await call(gateway, '/healthz')).status).toBe(200);
      const claude = await ask(gateway, 'Hello');
      expect(claude.status).toBe(503);
      expect(claude.headers.get('retry-after')).toBe('5');
      expect(await claude.json()).toMatchObject({ type: 'error', error: { type: 'api_error' } });
      const openai = await call(gateway, '/v1/chat/completions', { method: 'POST', body: '{}' });
      expect(openai.status).toBe(503);
      expect(await openai.json()).toMatchObject({ error: { type: 'server_error' } });

      const text = await stream.text();
      expect(text.match(/text_delta/g)).toHaveLength(60);
      expect(text).toContain('message_stop');
      expect(await gateway.ended()).toBe(0);

      const again = await start();
      const { accounts } = (await (await call(again, '/v2/accounts')).json()) as { accounts: object[] };
      expect(accounts).toMatchObject([{ success_count: 1, error_count: 0 }]);
    },
    PATIENCE_MS,
  );

  it(
    'ends a stream that takes longer than SHUTDOWN_TIMEOUT with an error event, and nobody is blamed',
    async () => {
      const gateway = await start({ SHUTDOWN_TIMEOUT: '1' });
      await addAccount(gateway);
      const stream = await ask(gateway, slowly(10_000));
      const whole = ask(gateway, slowly(10_000), false);
      gateway.signal('SIGTERM');
      const text = await stream.text();
      expect(text).not.toContain('message_stop');
      expect(text.trim().split('\n').at(-1)).toMatch(/"type":"error".*shutting down/);
      expect((await whole).status).toBe(503);
      expect(await gateway.ended()).toBe(0);

      const again = await start();
      const { accounts } = (await (await call(again, '/v2/accounts')).json()) as { accounts: object[] };
      expect(accounts).toMatchObject([{ success_count: 0, error_count: 0, state: 'ready' }]);
    },
    PATIENCE_MS,
  );

  it(
    'does not wait for connections that were opened in advance and never used',
    async () => {
      const gateway = await start();
      const { hostname, port } = new URL(gateway.url);
      const unused = connect(Number(port), hostname);
      await once(unused, 'connect');
      const closed = once(unused.resume(), 'close');
      const startedAt = performance.now();
      gateway.signal('SIGTERM');
      expect(await gateway.ended()).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(8_000);
      await closed;
    },
    PATIENCE_MS,
  );
});

describe.each([1, 2])('SIGINT with %p worker(s)', (workers) => {
  it(
    'ends in order the first time, at once the second',
    async () => {
      const gateway = await start({ WORKERS: String(workers) });
      await addAccount(gateway);
      const stream = await ask(gateway, slowly(10_000));
      gateway.signal('SIGINT');
      await until(() => gateway.output.includes('ending'));
      const startedAt = performance.now();
      gateway.signal('SIGINT');
      expect(await gateway.ended()).toBe(130);
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      await expect(stream.text()).rejects.toThrow();
    },
    PATIENCE_MS,
  );
});

describe('an error that nobody caught', () => {
  it(
    'ends the process with its reason in the log, after the same flush',
    async () => {
      const fault = join(dataDir, 'fault.mjs');
      await writeFile(
        fault,
        `process.on('SIGUSR2', () => setTimeout(() => { throw new Error('a fault of the test'); }));`,
      );
      const gateway = await start({}, ['--import', pathToFileURL(fault).href]);
      await addAccount(gateway);
      expect(await (await ask(gateway, 'Hello')).text()).toContain('message_stop');
      const stream = await ask(gateway, slowly(10_000));
      gateway.signal('SIGUSR2');
      expect(await stream.text()).toContain('restarting');
      expect(await gateway.ended()).toBe(1);
      expect(gateway.output).toMatch(/"level":60.*a fault of the test/);

      const again = await start();
      const { accounts } = (await (await call(again, '/v2/accounts')).json()) as { accounts: object[] };
      expect(accounts).toMatchObject([{ success_count: 1 }]);
    },
    PATIENCE_MS,
  );
});

describe('a rolling restart under load', () => {
  it(
    'cuts no request: each is answered whole, or refused before it began',
    async () => {
      const first = await start();
      await addAccount(first);
      const second = await start();
      let target = [first, second];
      let isOver = false;
      const seen = { whole: 0, refused: 0, cut: 0 };
      const clients = Array.from({ length: 8 }, async (_, index) => {
        for (let turn = 0; !isOver; turn += 1) {
          const gateway = target[(index + turn) % target.length] ?? first;
          const response = await ask(gateway, slowly(10)).catch(() => undefined);
          if (response?.status !== 200) seen.refused += 1;
          else if ((await response.text().catch(() => '')).includes('message_stop')) seen.whole += 1;
          else seen.cut += 1;
        }
      });
      for (const old of [first, second]) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        const fresh = await start();
        old.signal('SIGTERM');
        expect(await old.ended()).toBe(0);
        target = [...target.filter((gateway) => gateway !== old), fresh];
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      isOver = true;
      await Promise.all(clients);
      expect(seen.cut).toBe(0);
      expect(seen.whole).toBeGreaterThan(20);
    },
    PATIENCE_MS,
  );
});
