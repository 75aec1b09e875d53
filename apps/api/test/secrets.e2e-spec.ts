import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { DEMO_CREDENTIALS } from '../../emulator/src/start-emulator.js';
import { rekeyDatabase } from '../src/accounts/rekey-database.js';
import { AppConfig } from '../src/config/app-config.js';
import { createApp } from '../src/create-app.js';
import { MODEL, TestGateway } from './test-gateway.js';

const SECRETS = [DEMO_CREDENTIALS.clientSecret, DEMO_CREDENTIALS.refreshToken, DEMO_CREDENTIALS.accessToken];

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const start = (config: Partial<AppConfig> = {}, account = false) =>
  TestGateway.start({ config: { dataDir, ...config }, account });

/** All bytes of the data folder in which a plain secret could be. */
async function filesAsText(): Promise<string> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith('data.sqlite3'));
  const files = await Promise.all(names.map((name) => readFile(join(dataDir, name), 'latin1')));
  return files.join('\n');
}

async function answers(gateway: TestGateway): Promise<number> {
  const body = { model: MODEL, max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] };
  const response = await gateway.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(body) });
  await response.text();
  return response.status;
}

/** A database as the published schema has it, older columns only, with one row in plain text. */
async function writePublishedDatabase(): Promise<void> {
  const database = new sqlite3.Database(join(dataDir, 'data.sqlite3'));
  await new Promise<void>((resolve, reject) => {
    database.exec(
      `CREATE TABLE accounts (id TEXT PRIMARY KEY, label TEXT, clientId TEXT, clientSecret TEXT, refreshToken TEXT,
         accessToken TEXT, other TEXT, last_refresh_time TEXT, last_refresh_status TEXT, created_at TEXT, updated_at TEXT,
         enabled INTEGER DEFAULT 1);
       INSERT INTO accounts VALUES ('6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a', '旧账号', '${DEMO_CREDENTIALS.clientId}',
         '${DEMO_CREDENTIALS.clientSecret}', '${DEMO_CREDENTIALS.refreshToken}', '${DEMO_CREDENTIALS.accessToken}',
         '{"note":"kept"}', '2025-01-02T03:04:05', 'success', '2025-01-01T00:00:00', '2025-01-02T03:04:05', 1);
       INSERT INTO accounts (id, label, enabled) VALUES ('0a4c1d5e-7f3b-4d57-8f3e-5b8a1f0e2c11', 'empty', 0);`,
      (error) => (error ? reject(error) : database.close(() => resolve())),
    );
  });
}

describe('secrets at rest', () => {
  it('are never in the files of the database, which only their owner may read', async () => {
    const gateway = await start({}, true);
    expect(await answers(gateway)).toBe(200);
    const text = await filesAsText();
    expect(text).toContain(DEMO_CREDENTIALS.clientId);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    for (const name of await readdir(dataDir)) expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0);
    await gateway.close();
  });

  it('of an adopted database are encrypted at the first start, with every row kept', async () => {
    await writePublishedDatabase();
    const gateway = await start();
    const { accounts } = (await (await gateway.fetch('/v2/accounts')).json()) as {
      accounts: { label: string }[];
    };
    expect(accounts).toHaveLength(2);
    expect(accounts.find(({ label }) => label === '旧账号')).toMatchObject({
      id: '6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a',
      enabled: true,
      error_count: 0,
      other: { note: 'kept' },
      last_refresh_time: '2025-01-02T03:04:05.000Z',
      created_at: '2025-01-01T00:00:00.000Z',
    });
    expect(await answers(gateway)).toBe(200);
    const text = await filesAsText();
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    await gateway.close();
  });

  it('with a wrong or missing key refuse the start and change nothing', async () => {
    await (await start({}, true)).close();
    const fail = (config: Partial<AppConfig> = {}) =>
      expect(createApp(new AppConfig({ dataDir, logLevel: 'silent', ...config }))).rejects;
    await fail({ secretKey: 'another key of more than 32 characters' }).toThrow(/SECRET_KEY must be/);
    const keyFile = join(dataDir, 'secret.key');
    const key = await readFile(keyFile, 'utf8');
    await rm(keyFile);
    await fail().toThrow(/there is no key/);
    expect(await readdir(dataDir)).not.toContain('secret.key');

    const gateway = await start({ secretKey: key.trim() });
    expect(await answers(gateway)).toBe(200);
    await gateway.close();
  });

  it('open with the new key only after a rekey', async () => {
    await (await start({}, true)).close();
    const oldKey = await readFile(join(dataDir, 'secret.key'), 'utf8');
    expect(await rekeyDatabase(new AppConfig({ dataDir }))).toBe(1);
    expect(await readFile(join(dataDir, 'secret.key'), 'utf8')).not.toBe(oldKey);
    expect(await readdir(dataDir)).not.toContain('secret.key.next');
    const old = new AppConfig({ dataDir, logLevel: 'silent', secretKey: oldKey.trim() });
    await expect(createApp(old)).rejects.toThrow(/SECRET_KEY must be/);
    const gateway = await start();
    expect(await answers(gateway)).toBe(200);
    await expect(rekeyDatabase(new AppConfig({ dataDir }))).rejects.toThrow(/running gateway/);
    await gateway.close();
  });
});
