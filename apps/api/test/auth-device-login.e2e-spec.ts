import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, ClaimedLogin, LoginStatus, StartedLogin } from '@q2api/admin-contract';
import { profileArn } from '../../emulator/src/accounts/account.js';
import type { DeviceLogin } from '../../emulator/src/oidc/device-login.js';
import { MODEL, TestGateway } from './test-gateway.js';

const IDENTITY_CENTER = { startUrl: 'https://d-1234567890.awsapps.com/start', ssoRegion: 'eu-west-1' };

let dataDir: string;
let gateway: TestGateway;
let others: TestGateway[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-login-'));
  gateway = await TestGateway.start({ account: false, config: { dataDir } });
  others = [];
});
afterEach(async () => {
  for (const other of others) await other.close();
  await gateway.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function call<Body>(method: string, path: string, body?: object, target = gateway) {
  const response = await target.fetch(path, { method, ...(body && { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Body & { message: string } };
}

async function start(body: object = {}): Promise<StartedLogin> {
  const { status, body: started } = await call<StartedLogin>('POST', '/v2/auth/start', body);
  expect(status).toBe(200);
  return started;
}

const claim = (authId: string, target = gateway) =>
  call<ClaimedLogin>('POST', `/v2/auth/claim/${authId}`, undefined, target);
const status = async (authId: string) => (await call<LoginStatus>('GET', `/v2/auth/status/${authId}`)).body;

async function waitFor(authId: string, state: LoginStatus['status']): Promise<LoginStatus> {
  for (let i = 0; i < 200; i += 1) {
    const current = await status(authId);
    if (current.status === state) return current;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the sign-in did not become ${state}: ${JSON.stringify(await status(authId))}`);
}

/** The sign-in as the service saw it. */
function seenLogin(): DeviceLogin {
  const login = gateway.emulator.deviceLogins().at(-1);
  if (login === undefined) throw new Error('no device login was begun');
  return login;
}

async function ask(): Promise<number> {
  const body = { model: MODEL, max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] };
  const response = await gateway.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(body) });
  await response.text();
  return response.status;
}

describe('a device login', () => {
  it('that is approved becomes an account that serves at once', async () => {
    const login = await start({ label: '新账号', enabled: true });
    expect(login).toEqual({
      authId: expect.any(String),
      userCode: expect.stringMatching(/^\w{4}-\w{4}$/),
      verificationUriComplete: expect.stringContaining(login.userCode),
      expiresIn: 300,
      interval: 1,
    });
    expect(await status(login.authId)).toMatchObject({ status: 'pending', accountId: null, error: null });
    const claiming = claim(login.authId);
    gateway.emulator.approveDeviceLogin(login.userCode);
    const { status: code, body } = await claiming;
    expect(code).toBe(200);
    expect(body.account).toMatchObject({
      label: '新账号',
      state: 'ready',
      enabled: true,
      last_refresh_status: 'success',
    });
    expect(JSON.stringify(body)).not.toMatch(/aoa|aor/);
    expect(await ask()).toBe(200);
    expect(await status(login.authId)).toMatchObject({ status: 'completed', accountId: body.account.id });
    expect((await claim(login.authId)).status).toBe(409);
  });

  it('that is denied tells so', async () => {
    const login = await start();
    gateway.emulator.denyDeviceLogin(login.userCode);
    expect(await claim(login.authId)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('not agree') },
    });
    expect(await status(login.authId)).toMatchObject({ status: 'denied' });
  });

  it('that nobody confirms expires', async () => {
    gateway.emulator.configure({ deviceCodeSeconds: 2 });
    const login = await start();
    expect(login.expiresIn).toBe(2);
    expect(await claim(login.authId)).toMatchObject({
      status: 410,
      body: { message: expect.stringContaining('in time') },
    });
  }, 10_000);

  it('polls no faster than it may, and slower when told to', async () => {
    const login = await start();
    gateway.emulator.inject({ operation: 'CreateToken', error: 'slow_down', times: 1 });
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(seenLogin().polls).toBeLessThanOrEqual(2);
    gateway.emulator.approveDeviceLogin(login.userCode);
    expect((await claim(login.authId)).status).toBe(200);
    expect(seenLogin().pollsTooEarly).toBe(0);
  }, 20_000);

  it('goes on when the sign-in service fails for a while', async () => {
    const login = await start();
    gateway.emulator.inject({ operation: 'CreateToken', error: 'server_error', times: 1 });
    gateway.emulator.inject({ operation: 'CreateToken', reset: true, times: 1 });
    gateway.emulator.approveDeviceLogin(login.userCode);
    expect((await claim(login.authId)).status).toBe(200);
  }, 10_000);

  it('survives a restart of the gateway', async () => {
    const login = await start({ label: 'restarted' });
    const { emulator } = gateway;
    const { url } = emulator;
    const next = await TestGateway.start({
      account: false,
      config: { dataDir, amazonqEndpoint: url, oidcEndpoint: url },
    });
    others.push(next);
    emulator.approveDeviceLogin(login.userCode);
    const claims = await Promise.all([claim(login.authId, next), claim(login.authId)]);
    expect(claims.map(({ status: code }) => code).sort()).toEqual([200, 409]);
    expect(seenLogin()).toMatchObject({ pollsTooEarly: 0, status: 'claimed' });
    const { body } = await call<{ count: number }>('GET', '/v2/accounts', undefined, next);
    expect(body.count).toBe(1);
  }, 10_000);

  it('reuses its registration until it expires or is forgotten', async () => {
    const registrations = () => gateway.emulator.requests({ operation: 'RegisterClient' }).length;
    await start();
    await start();
    expect(registrations()).toBe(1);
    gateway.emulator.inject({ operation: 'StartDeviceAuthorization', error: 'invalid_client', times: 1 });
    await start();
    expect(registrations()).toBe(2);
    gateway.emulator.configure({ registrationSeconds: 3600 });
    await start({ ssoRegion: 'eu-west-1', startUrl: IDENTITY_CENTER.startUrl });
    await start({ ssoRegion: 'eu-west-1', startUrl: IDENTITY_CENTER.startUrl });
    expect(registrations()).toBe(4);
  });
});

describe('a device login with IAM Identity Center', () => {
  it('finds the only profile', async () => {
    const login = await start(IDENTITY_CENTER);
    gateway.emulator.approveDeviceLogin(login.userCode);
    const { body } = await claim(login.authId);
    expect(body.account).toMatchObject({
      start_url: IDENTITY_CENTER.startUrl,
      sso_region: 'eu-west-1',
      profile_arn: expect.stringContaining(':profile/'),
    });
    expect(await ask()).toBe(200);
  });

  it('asks which of several profiles is meant', async () => {
    const profiles = ['us-east-1', 'eu-central-1'].map((region) => ({
      arn: profileArn(region, `several ${region}`),
      profileName: `Profile of ${region}`,
    }));
    const { accountId } = gateway.emulator.issueCredentials({ kind: 'identity-center', profiles });
    const login = await start(IDENTITY_CENTER);
    gateway.emulator.approveDeviceLogin(login.userCode, accountId);
    const waiting = await waitFor(login.authId, 'choose-profile');
    expect(waiting.profiles).toEqual([
      { arn: profiles[0]?.arn, name: 'Profile of us-east-1', region: 'us-east-1' },
      { arn: profiles[1]?.arn, name: 'Profile of eu-central-1', region: 'eu-central-1' },
    ]);
    const choose = (arn?: string) => call('POST', `/v2/auth/profile/${login.authId}`, { profileArn: arn });
    expect((await choose('arn:aws:codewhisperer:us-east-1:111122223333:profile/OTHEROTHEROT')).status).toBe(
      400,
    );
    expect((await choose(profiles[1]?.arn)).status).toBe(200);
    const { body } = await claim(login.authId);
    expect(body.account).toMatchObject({ profile_arn: profiles[1]?.arn, region: 'eu-central-1' });
    expect((await choose(profiles[0]?.arn)).status).toBe(409);
  });

  it('without any profile fails, and says so', async () => {
    const { accountId } = gateway.emulator.issueCredentials({ kind: 'identity-center', profiles: [] });
    const login = await start(IDENTITY_CENTER);
    gateway.emulator.approveDeviceLogin(login.userCode, accountId);
    expect(await claim(login.authId)).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('no Amazon Q') },
    });
  });
});

describe('signing an account in again', () => {
  it('replaces its whole credential set and keeps the rest', async () => {
    const { accountId, ...credentials } = gateway.emulator.issueCredentials();
    const added = await call<Account>('POST', '/v2/accounts', { label: 'kept', ...credentials });
    gateway.emulator.changeAccount(accountId, { signedOut: true });
    gateway.emulator.expireAccessTokens(accountId);
    expect(await ask()).toBe(401);
    const login = await start({ accountId: added.body.id });
    gateway.emulator.approveDeviceLogin(login.userCode);
    const { body } = await claim(login.authId);
    expect(body.account).toMatchObject({ id: added.body.id, label: 'kept', state: 'ready' });
    expect(await ask()).toBe(200);
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown field', { colour: 'red' }, 400],
    ['a start URL without TLS', { startUrl: 'http://d-1.awsapps.com/start' }, 400],
    ['a foreign region', { ssoRegion: 'evil.example' }, 400],
    ['an account that is none', { accountId: '6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a' }, 404],
  ])('%s is refused', async (_name, body, code) => {
    expect((await call('POST', '/v2/auth/start', body)).status).toBe(code);
  });

  it('an unknown sign-in is 404, an id that is none 400', async () => {
    const id = '6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a';
    expect((await claim(id)).status).toBe(404);
    expect((await call('GET', `/v2/auth/status/${id}`)).status).toBe(404);
    expect((await call('GET', '/v2/auth/status/x')).status).toBe(400);
  });

  it('a sign-in service that cannot be reached is 502 with the cause', async () => {
    const lonely = await TestGateway.start({
      account: false,
      config: { oidcEndpoint: 'http://127.0.0.1:9' },
    });
    others.push(lonely);
    const answer = await call('POST', '/v2/auth/start', {}, lonely);
    expect(answer).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('could not connect') },
    });
  });
});
