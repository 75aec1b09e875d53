import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '@q2api/admin-contract';
import type { IssueCredentialsOptions } from '../../emulator/src/emulator.js';
import type { AppConfig } from '../src/config/app-config.js';
import { MODEL, TestGateway } from './test-gateway.js';

let dataDir: string;
let gateway: TestGateway;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-refresh-'));
  gateway = await TestGateway.start({ account: false, config: { dataDir } });
});
afterEach(async () => {
  await gateway.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A second gateway on the same database, in front of the same upstream. */
function startSecond(config: Partial<AppConfig> = {}): Promise<TestGateway> {
  const { url } = gateway.emulator;
  return TestGateway.start({
    account: false,
    config: { dataDir, amazonqEndpoint: url, oidcEndpoint: url, ...config },
  });
}

/** An account of the emulator, added to the gateway with an access token that has expired. */
async function addExpired(
  options: IssueCredentialsOptions = {},
): Promise<{ id: string; upstreamId: string }> {
  const { accountId, ...credentials } = gateway.emulator.issueCredentials(options);
  gateway.emulator.expireAccessTokens(accountId);
  const { body } = await call(gateway, 'POST', '/v2/accounts', credentials);
  return { id: (body as Account).id, upstreamId: accountId };
}

async function call(target: TestGateway, method: string, path: string, body?: unknown) {
  const response = await target.fetch(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Account & { message: string } };
}

async function ask(target: TestGateway): Promise<number> {
  const body = { model: MODEL, max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] };
  const response = await target.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(body) });
  await response.text();
  return response.status;
}

const refreshesOf = (upstreamId: string) => gateway.emulator.account(upstreamId).counters.refreshes;
const get = async (id: string) => (await call(gateway, 'GET', `/v2/accounts/${id}`)).body;

describe('an expired access token', () => {
  it('is refreshed once for 50 requests at the same time', async () => {
    const { id, upstreamId } = await addExpired();
    const statuses = await Promise.all(Array.from({ length: 50 }, () => ask(gateway)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(refreshesOf(upstreamId)).toBe(1);
    expect(await get(id)).toMatchObject({ last_refresh_status: 'success', state: 'ready' });
  });

  it('is refreshed once by two gateways on one database', async () => {
    const { upstreamId } = await addExpired();
    const second = await startSecond();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ask(i % 2 === 0 ? gateway : second)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(refreshesOf(upstreamId)).toBe(1);
    await second.close();
  });

  it('that is missing is obtained before the first turn', async () => {
    const { accountId, clientId, clientSecret, refreshToken } = gateway.emulator.issueCredentials();
    await call(gateway, 'POST', '/v2/accounts', { clientId, clientSecret, refreshToken });
    expect(await ask(gateway)).toBe(200);
    expect(refreshesOf(accountId)).toBe(1);
  });
});

describe('a rotated refresh token', () => {
  it('is used after a restart', async () => {
    const { id, upstreamId } = await addExpired();
    expect(await ask(gateway)).toBe(200);
    const second = await startSecond();
    expect((await call(second, 'POST', `/v2/accounts/${id}/refresh`)).status).toBe(200);
    expect(refreshesOf(upstreamId)).toBe(2);
    expect((await call(gateway, 'POST', `/v2/accounts/${id}/refresh`)).status).toBe(200);
    await second.close();
  });

  it('that the service does not send leaves the old one in use', async () => {
    const { id } = await addExpired({ rotation: 'absent' });
    for (let i = 0; i < 2; i += 1) {
      expect((await call(gateway, 'POST', `/v2/accounts/${id}/refresh`)).status).toBe(200);
    }
  });
});

describe('a sign-in that is over', () => {
  it.each(['signed out', 'registration expired'])('(%s) is asked about once, and shown', async (how) => {
    const { id, upstreamId } = await addExpired();
    if (how === 'signed out') gateway.emulator.changeAccount(upstreamId, { signedOut: true });
    else gateway.emulator.expireRegistration(upstreamId);
    for (let i = 0; i < 3; i += 1) expect(await ask(gateway)).toBe(401);
    expect(gateway.emulator.account(upstreamId).counters.refreshesRefused).toBe(1);
    const account = await get(id);
    expect(account).toMatchObject({ state: 'needs-sign-in', enabled: true });
    expect(account.last_refresh_status).toMatch(/^failed: invalid_(grant|client)/);
    const manual = await call(gateway, 'POST', `/v2/accounts/${id}/refresh`);
    expect(manual).toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/must sign in again/) },
    });
  });

  it('is forgotten when the account gets new credentials', async () => {
    const { id, upstreamId } = await addExpired();
    gateway.emulator.changeAccount(upstreamId, { signedOut: true });
    expect(await ask(gateway)).toBe(401);
    const { accountId, ...fresh } = gateway.emulator.issueCredentials();
    expect(accountId).not.toBe(upstreamId);
    expect((await call(gateway, 'PATCH', `/v2/accounts/${id}`, fresh)).body).toMatchObject({
      state: 'ready',
    });
    expect(await ask(gateway)).toBe(200);
  });
});

describe('a sign-in service that fails', () => {
  it('leaves the sign-in as it is, is named with its error and not asked at once again', async () => {
    const { id, upstreamId } = await addExpired();
    gateway.emulator.inject({ operation: 'CreateToken', error: 'server_error' });
    for (let i = 0; i < 3; i += 1) {
      const manual = await call(gateway, 'POST', `/v2/accounts/${id}/refresh`);
      expect(manual).toMatchObject({
        status: 502,
        body: { message: expect.stringContaining('server_error') },
      });
    }
    const calls = gateway.emulator.requests({ operation: 'CreateToken' }).length;
    expect(await ask(gateway)).toBeGreaterThanOrEqual(500);
    expect(gateway.emulator.requests({ operation: 'CreateToken' })).toHaveLength(calls);
    expect(await get(id)).toMatchObject({ state: 'ready', has_refresh_token: true });
    gateway.emulator.clearFaults();
    expect((await call(gateway, 'POST', `/v2/accounts/${id}/refresh`)).status).toBe(200);
    expect(refreshesOf(upstreamId)).toBe(1);
    expect(await ask(gateway)).toBe(200);
  });

  it('or that cannot be reached is 502 with the cause', async () => {
    const { id } = await addExpired();
    const second = await startSecond({ oidcEndpoint: 'http://127.0.0.1:9' });
    const manual = await call(second, 'POST', `/v2/accounts/${id}/refresh`);
    expect(manual).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('could not connect') },
    });
    expect(await get(id)).toMatchObject({
      state: 'ready',
      last_refresh_status: expect.stringMatching(/^failed/),
    });
    await second.close();
  });

  it('tells an unknown account from a bad id', async () => {
    const unknown = '/v2/accounts/6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a/refresh';
    expect((await call(gateway, 'POST', unknown)).status).toBe(404);
    expect((await call(gateway, 'POST', '/v2/accounts/x/refresh')).status).toBe(400);
  });
});
