import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BreakableRelay } from './breakable-relay.js';
import { databaseConfig } from './test-database.js';
import { MODEL, play, TestGateway, until } from './test-gateway.js';

jest.setTimeout(30_000);
/** A lost connection is noticed, and a readiness that was asked for is asked for again. */
const NOTICED_MS = 1_500;
const UNREACHABLE = 'The database of the gateway cannot be reached.';

let dataDir: string;
let relay: BreakableRelay;
let gateway: TestGateway;
let upstreamId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-outage-'));
  const url = new URL((await databaseConfig(dataDir)).databaseUrl ?? '');
  relay = await BreakableRelay.start(url.hostname, Number(url.port));
  url.host = `127.0.0.1:${relay.port}`;
  gateway = await TestGateway.start({ account: false, config: { dataDir, databaseUrl: url.href } });
  ({ upstreamId } = await gateway.addIssuedAccount());
});
afterAll(async () => {
  await gateway.close();
  await relay.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ask = (prompt: string, stream = false): Promise<Response> =>
  gateway.fetch('/v1/messages', {
    method: 'POST',
    body: JSON.stringify({
      model: MODEL,
      max_tokens: 100,
      stream,
      messages: [{ role: 'user', content: prompt }],
    }),
  });

const statusOf = async (path: string): Promise<number> => (await gateway.fetch(path)).status;

describe('a gateway whose PostgreSQL cannot be reached for a while', () => {
  it('answers on, says that it is not ready, and loses no count', async () => {
    expect((await ask('before')).status).toBe(200);
    const open = ask(`${play('pace', 50)}${play('text', { deltas: 60 })}`, true);
    await until(() => gateway.emulator.account(upstreamId).counters.chatActive === 1);

    relay.break();
    await sleep(NOTICED_MS);
    expect(await statusOf('/readyz')).toBe(503);
    expect(await statusOf('/healthz')).toBe(200);
    for (let turn = 0; turn < 5; turn += 1) expect((await ask('meanwhile')).status).toBe(200);
    expect(await (await open).text()).toContain('event: message_stop');
    const failed = await gateway.fetch('/v2/accounts');
    expect(failed.status).toBe(503);
    expect(await failed.text()).toContain(UNREACHABLE);

    relay.mend();
    await sleep(NOTICED_MS);
    expect(await statusOf('/readyz')).toBe(200);
    expect(await gateway.accounts()).toMatchObject([{ success_count: 7, error_count: 0 }]);
  });

  it('refuses truly when a token has to be refreshed meanwhile, and refreshes it afterwards', async () => {
    gateway.emulator.expireAccessTokens(upstreamId);
    relay.break();
    const refused = await ask('hello');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ error: { message: UNREACHABLE } });
    expect(gateway.emulator.account(upstreamId).counters.refreshes).toBe(0);

    relay.mend();
    await sleep(NOTICED_MS);
    expect((await ask('hello')).status).toBe(200);
    expect(gateway.emulator.account(upstreamId).counters.refreshes).toBe(1);
    expect(await gateway.accounts()).toMatchObject([{ enabled: true, success_count: 8 }]);
  });
});
