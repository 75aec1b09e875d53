import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, AccountList } from '@q2api/admin-contract';
import { TestGateway } from './test-gateway.js';

let gateway: TestGateway;
let serial = 0;

beforeAll(async () => {
  gateway = await TestGateway.start({ account: false });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  for (const { id } of (await list()).accounts) await call('DELETE', `/v2/accounts/${id}`);
});

async function call(method: string, path: string, body?: unknown) {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await gateway.fetch(path, init);
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as never };
}

const list = async (query = ''): Promise<AccountList> => (await call('GET', `/v2/accounts${query}`)).body;

function credentials() {
  serial += 1;
  return {
    clientId: `client-${serial}`,
    clientSecret: `secret-${serial}`,
    refreshToken: `aorToken${serial}`,
  };
}

async function create(values: object = {}): Promise<Account> {
  const { status, body } = await call('POST', '/v2/accounts', { ...credentials(), ...values });
  expect(status).toBe(201);
  return body;
}

describe('an account', () => {
  it('is created with what was given, and shows no secret', async () => {
    const account = await create({
      label: '我的账号',
      owner: 'team-a',
      other: { ticket: 1 },
      ssoRegion: 'eu-west-1',
    });
    expect(account).toMatchObject({
      label: '我的账号',
      owner: 'team-a',
      other: { ticket: 1 },
      region: 'us-east-1',
      sso_region: 'eu-west-1',
      state: 'ready',
      reason: 'Ready.',
      enabled: true,
      has_refresh_token: true,
      has_access_token: false,
      usage: null,
      last_refresh_status: 'never',
    });
    expect(JSON.stringify(await list())).not.toMatch(/secret-|aorToken/);
    expect((await call('GET', `/v2/accounts/${account.id}`)).body).toEqual(account);
  });

  it('takes its region from its profile', async () => {
    const profileArn = 'arn:aws:codewhisperer:eu-central-1:111122223333:profile/ABCDEFGHIJKL';
    expect(await create({ profileArn, startUrl: 'https://d-1234567890.awsapps.com/start' })).toMatchObject({
      region: 'eu-central-1',
      profile_arn: profileArn,
    });
  });

  it('is changed only in what the request names', async () => {
    const account = await create({ label: 'before', owner: 'me' });
    const { body } = await call('PATCH', `/v2/accounts/${account.id}`, { label: null, enabled: false });
    expect(body).toMatchObject({ label: null, owner: 'me', enabled: false, state: 'disabled' });
    expect((await call('PATCH', `/v2/accounts/${account.id}`, { enabled: true })).body).toMatchObject({
      state: 'ready',
    });
  });

  it('is gone after it was deleted', async () => {
    const { id } = await create();
    expect((await call('DELETE', `/v2/accounts/${id}`)).status).toBe(204);
    expect((await call('GET', `/v2/accounts/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/v2/accounts/${id}`)).status).toBe(404);
  });

  it('is refused when it is here already, naming which one', async () => {
    const first = { label: 'first', ...credentials() };
    const { id } = await create(first);
    const sameToken = await call('POST', '/v2/accounts', {
      ...credentials(),
      refreshToken: first.refreshToken,
    });
    expect(sameToken).toMatchObject({ status: 409, body: { accountId: id } });
    const { clientId, clientSecret } = first;
    const sameClient = await call('POST', '/v2/accounts', { ...credentials(), clientId, clientSecret });
    expect(sameClient).toMatchObject({ status: 409, body: { accountId: id } });
    const other = await create();
    const patched = await call('PATCH', `/v2/accounts/${other.id}`, { refreshToken: first.refreshToken });
    expect(patched.status).toBe(409);
    expect((await call('PATCH', `/v2/accounts/${id}`, { refreshToken: first.refreshToken })).status).toBe(
      200,
    );
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown field', { colour: 'red' }, 400, 'colour'],
    ['a label that is too long', { label: 'x'.repeat(201) }, 400, 'label'],
    ['an owner that is too long', { owner: 'x'.repeat(201) }, 400, 'owner'],
    ['a label that is no text', { label: 5 }, 400, 'label'],
    ['a foreign region', { region: 'evil.example' }, 400, 'region'],
    ['a foreign sign-in region', { ssoRegion: 'us-east-1.evil.example' }, 400, 'ssoRegion'],
    ['a start URL without TLS', { startUrl: 'http://d-1.awsapps.com/start' }, 400, 'startUrl'],
    ['a profile that is none', { profileArn: 'arn:aws:s3:::bucket' }, 400, 'profileArn'],
    [
      'a profile of an unknown region',
      { profileArn: 'arn:aws:codewhisperer:xx:111122223333:profile/ABCDEFGHIJKL' },
      400,
      'profileArn',
    ],
    ['an empty refresh token', { refreshToken: '' }, 400, 'refreshToken'],
    ['other that is no object', { other: 'text' }, 400, 'other'],
    ['other that is too large', { other: { text: 'x'.repeat(16 * 1024) } }, 413, 'other'],
  ])('%s is refused by name', async (_name, values, status, field) => {
    const { status: actual, body } = await call('POST', '/v2/accounts', { ...credentials(), ...values });
    expect(actual).toBe(status);
    expect(JSON.stringify(body)).toContain(field);
  });

  it('an id that is none is 400, an unknown one 404', async () => {
    expect((await call('GET', '/v2/accounts/1')).status).toBe(400);
    expect((await call('PATCH', '/v2/accounts/1', {})).status).toBe(400);
    expect((await call('GET', '/v2/accounts/6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a')).status).toBe(404);
    expect((await call('PATCH', '/v2/accounts/6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a', {})).status).toBe(404);
  });

  it.each(['state=lost', 'sort=refreshToken', 'page=0', 'pageSize=501', 'colour=red'])(
    'the query %s is 400',
    async (query) => {
      expect((await call('GET', `/v2/accounts?${query}`)).status).toBe(400);
    },
  );
});

describe('the list', () => {
  it('filters, searches, sorts and pages in the database', async () => {
    for (const label of ['beta', 'alpha', '100%', 'Gamma'])
      await create({ label, enabled: label !== 'Gamma' });
    const labels = async (query: string) => (await list(query)).accounts.map(({ label }) => label);
    expect(await labels('?sort=label')).toEqual(['100%', 'Gamma', 'alpha', 'beta']);
    expect(await labels('?sort=-label&state=ready')).toEqual(['beta', 'alpha', '100%']);
    expect(await labels('?state=disabled')).toEqual(['Gamma']);
    expect(await labels('?state=disabled,ready&search=GAM')).toEqual(['Gamma']);
    expect(await labels('?search=%25')).toEqual(['100%']);
    expect(await labels('?state=exhausted,cooling-down,needs-sign-in,suspended')).toEqual([]);
    const page = await list('?sort=label&pageSize=3&page=2');
    expect(page.count).toBe(4);
    expect(page.accounts.map(({ label }) => label)).toEqual(['beta']);
  });
});
