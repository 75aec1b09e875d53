import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { DEMO_CREDENTIALS } from '../../emulator/src/start-emulator.js';
import { databaseAsText } from './test-database.js';
import { MODEL, TestGateway } from './test-gateway.js';

const SECRETS = [DEMO_CREDENTIALS.clientSecret, DEMO_CREDENTIALS.refreshToken, DEMO_CREDENTIALS.accessToken];

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-adopt-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

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

describe('a data.sqlite3 of the published schema', () => {
  it('is taken over at the first start, with every row kept and its secrets encrypted', async () => {
    await writePublishedDatabase();
    const gateway = await TestGateway.start({ config: { dataDir }, account: false });
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
    const text = await databaseAsText(dataDir);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    await gateway.close();
  });
});
