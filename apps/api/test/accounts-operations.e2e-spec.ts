import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, AccountList, BulkResult, ImportResult } from '@q2api/admin-contract';
import sqlite3 from 'sqlite3';
import type { IssuedCredentials } from '../../emulator/src/emulator.js';
import { TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await TestGateway.start({ account: false });
});
afterEach(() => gateway.close());

async function call<Body>(method: string, path: string, body?: object) {
  const response = await gateway.fetch(path, { method, ...(body && { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Body };
}

function issue(): Omit<IssuedCredentials, 'accountId'> {
  const { clientId, clientSecret, refreshToken, accessToken } = gateway.emulator.issueCredentials();
  return { clientId, clientSecret, refreshToken, accessToken };
}

const add = async () => (await call<Account>('POST', '/v2/accounts', issue())).body.id;
const list = async () => (await call<AccountList>('GET', '/v2/accounts')).body.accounts;

describe('bulk', () => {
  const bulk = async (action: string, ids: string[]) =>
    (await call<BulkResult>('POST', '/v2/accounts/bulk', { action, ids })).body.results;

  it('does the same to many, with a result for each', async () => {
    const ids = [await add(), await add()];
    const unknown = '6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a';
    expect(await bulk('disable', [...ids, unknown])).toEqual([
      { id: ids[0], ok: true },
      { id: ids[1], ok: true },
      { id: unknown, ok: false, error: expect.stringContaining(unknown) },
    ]);
    expect((await list()).map(({ state }) => state)).toEqual(['disabled', 'disabled']);
    await bulk('enable', ids);
    expect((await list()).map(({ state }) => state)).toEqual(['ready', 'ready']);
    await bulk('refresh', ids);
    expect((await list()).map(({ last_refresh_status }) => last_refresh_status)).toEqual([
      'success',
      'success',
    ]);
    await bulk('delete', ids);
    expect(await list()).toEqual([]);
  });

  it.each([
    { action: 'burn', ids: ['6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a'] },
    { action: 'enable', ids: [] },
    { action: 'enable', ids: ['x'] },
  ])('refuses %j', async (body) => {
    expect((await call('POST', '/v2/accounts/bulk', body)).status).toBe(400);
  });
});

describe('the usage of an account', () => {
  it('is unknown until it was asked for, and kept then', async () => {
    const { accountId, ...credentials } = gateway.emulator.issueCredentials({ usageLimit: 50, usage: 12 });
    const { id, usage } = (await call<Account>('POST', '/v2/accounts', credentials)).body;
    expect(usage).toBeNull();
    const { body } = await call<Account>('POST', `/v2/accounts/${id}/usage`);
    expect(body.usage).toMatchObject({ used: 12, limit: 50, resource: 'AGENTIC_REQUEST', plan: 'KIRO FREE' });
    expect(body.usage?.resets_at).toMatch(/-01T00:00:00\.000Z$/);
    gateway.emulator.inject({ operation: 'GetUsageLimits', accountId, error: 'server-error' });
    expect((await call('POST', `/v2/accounts/${id}/usage`)).status).toBe(502);
    expect((await list())[0]?.usage).toEqual(body.usage);
  });
});

describe('import', () => {
  const file = (name: string, content: string | Buffer) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  });
  const run = async (preview: boolean, ...files: object[]) =>
    (await call<ImportResult>('POST', '/v2/accounts/import', { preview, files })).body.rows;

  it('previews and adds accounts in the shape of this API, row by row', async () => {
    const first = { label: 'first', ...issue() };
    const accounts = [first, { label: 'bad', clientId: 'x' }, { label: 'second', ...issue() }];
    const json = file('accounts.json', JSON.stringify({ accounts }));
    const preview = await run(true, json);
    expect(preview.map(({ result, label }) => [label, result])).toEqual([
      ['first', 'new'],
      [null, 'invalid'],
      ['second', 'new'],
    ]);
    expect(preview[1]?.message).toMatch(/clientSecret.*refreshToken/);
    expect(await list()).toEqual([]);
    expect((await run(false, json)).map(({ result }) => result)).toEqual(['created', 'invalid', 'created']);
    const again = await run(false, json);
    expect(again[0]).toMatchObject({ result: 'duplicate', message: expect.stringContaining('first') });
    expect((await list()).map(({ usage }) => usage?.used)).toEqual([0, 0]);
    expect(JSON.stringify([preview, again])).not.toContain(first.refreshToken);
  });

  it('takes a sign-in that stands in the files twice once', async () => {
    const account = issue();
    const files = ['a.json', 'b.json'].map((name) => file(name, JSON.stringify(account)));
    for (const preview of [true, false]) {
      const results = (await run(preview, ...files)).map(({ result }) => result);
      expect(results).toEqual([preview ? 'new' : 'created', 'duplicate']);
    }
  });

  it('says of an added account that does not work what is wrong with it', async () => {
    const { accountId, ...credentials } = gateway.emulator.issueCredentials();
    gateway.emulator.inject({ operation: 'GetUsageLimits', accountId, error: 'suspended' });
    const [row] = await run(false, file('a.json', JSON.stringify(credentials)));
    expect(row).toMatchObject({ result: 'created', message: expect.stringContaining('does not work yet') });
  });

  it("reads token files of AWS's SSO cache, with the client beside them, and warns", async () => {
    const [sdk, ide] = [issue(), issue()];
    const expiresAt = '2030-01-01T00:00:00Z';
    const rows = await run(
      false,
      file(
        'a.json',
        JSON.stringify({
          ...sdk,
          expiresAt,
          region: 'eu-west-1',
          startUrl: 'https://d-1234567890.awsapps.com/start',
        }),
      ),
      file(
        'kiro-auth-token.json',
        JSON.stringify({
          accessToken: ide.accessToken,
          refreshToken: ide.refreshToken,
          expiresAt,
          authMethod: 'IdC',
          clientIdHash: 'abc123',
          region: 'us-east-1',
        }),
      ),
      file(
        'abc123.json',
        JSON.stringify({ clientId: ide.clientId, clientSecret: ide.clientSecret, expiresAt }),
      ),
      file(
        'lost.json',
        JSON.stringify({ accessToken: 'a', refreshToken: 'b', expiresAt, clientIdHash: 'missing' }),
      ),
      file(
        'social.json',
        JSON.stringify({ accessToken: 'a', refreshToken: 'b', expiresAt, authMethod: 'social' }),
      ),
    );
    expect(rows.map(({ source, result }) => [source, result])).toEqual([
      ['a.json', 'created'],
      ['kiro-auth-token.json', 'created'],
      ['lost.json', 'invalid'],
      ['social.json', 'invalid'],
    ]);
    expect(rows[0]?.message).toMatch(/may have to sign in again/);
    expect(rows[2]?.message).toContain('missing.json');
    const accounts = await list();
    expect(accounts[0]).toMatchObject({
      sso_region: 'eu-west-1',
      region: 'us-east-1',
      start_url: expect.any(String),
    });
    expect(accounts[1]).toMatchObject({ sso_region: 'us-east-1', start_url: null });
  });

  it('reads the database of Q CLI', async () => {
    const { clientId, clientSecret, refreshToken, accessToken } = issue();
    const token = {
      access_token: accessToken,
      refresh_token: refreshToken,
      region: 'us-east-1',
      start_url: 'https://view.awsapps.com/start',
    };
    const registration = { client_id: clientId, client_secret: clientSecret, region: 'us-east-1' };
    const bytes = await sqliteBytes([
      'CREATE TABLE auth_kv (key TEXT PRIMARY KEY, value TEXT)',
      'CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB)',
      `INSERT INTO auth_kv VALUES ('codewhisperer:odic:token', '${JSON.stringify(token)}')`,
      `INSERT INTO auth_kv VALUES ('codewhisperer:odic:device-registration', '${JSON.stringify(registration)}')`,
    ]);
    const [row] = await run(false, file('data.sqlite3', bytes));
    expect(row).toMatchObject({
      source: 'data.sqlite3',
      result: 'created',
      message: expect.stringContaining('Another program'),
    });
    expect(await list()).toMatchObject([{ start_url: null, state: 'ready' }]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['an empty list', '[]'],
    ['a list of numbers', '[1]'],
    ['a damaged database', 'SQLite format 3\0 and then nothing'],
  ])('names what is wrong with %s', async (_name, content) => {
    const rows = await run(true, file('odd', content));
    expect(rows).toEqual([{ source: 'odd', label: null, result: 'invalid', message: expect.any(String) }]);
  });

  it('refuses what is no import', async () => {
    for (const body of [
      {},
      { preview: true },
      { preview: true, files: [] },
      { preview: true, files: [{ name: 'a', base64: '!' }] },
    ]) {
      expect((await call('POST', '/v2/accounts/import', body)).status).toBe(400);
    }
  });
});

async function sqliteBytes(statements: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'q2api-cli-'));
  const path = join(folder, 'data.sqlite3');
  const database = new sqlite3.Database(path);
  await new Promise<void>((resolve, reject) => {
    database.exec(statements.join(';\n'), (error) =>
      error ? reject(error) : database.close(() => resolve()),
    );
  });
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  return bytes;
}
