import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_CREDENTIALS } from '../../emulator/src/start-emulator.js';
import { rekeyDatabase } from '../src/accounts/rekey-database.js';
import { AppConfig } from '../src/config/app-config.js';
import { createApp } from '../src/create-app.js';
import { databaseAsText, databaseConfig } from './test-database.js';
import { MODEL, TestGateway } from './test-gateway.js';

const SECRETS = [DEMO_CREDENTIALS.clientSecret, DEMO_CREDENTIALS.refreshToken, DEMO_CREDENTIALS.accessToken];

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'q2api-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const start = (config: Partial<AppConfig> = {}, account = false) =>
  TestGateway.start({ config: { dataDir, ...config }, account });

/** The gateway alone, to see it refuse to start. */
async function startWith(config: Partial<AppConfig> = {}): Promise<unknown> {
  return createApp(
    new AppConfig({ dataDir, logLevel: 'silent', ...(await databaseConfig(dataDir)), ...config }),
  );
}

async function rekey(): Promise<number> {
  return rekeyDatabase(new AppConfig({ dataDir, ...(await databaseConfig(dataDir)) }));
}

async function answers(gateway: TestGateway): Promise<number> {
  const body = { model: MODEL, max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] };
  const response = await gateway.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(body) });
  await response.text();
  return response.status;
}

describe('secrets at rest', () => {
  it('are never in the files of the database, which only their owner may read', async () => {
    const gateway = await start({}, true);
    expect(await answers(gateway)).toBe(200);
    const text = await databaseAsText(dataDir);
    expect(text).toContain(DEMO_CREDENTIALS.clientId);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    for (const name of await readdir(dataDir)) expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0);
    await gateway.close();
  });

  it('with a wrong or missing key refuse the start and change nothing', async () => {
    await (await start({}, true)).close();
    await expect(startWith({ secretKey: 'another key of more than 32 characters' })).rejects.toThrow(
      /SECRET_KEY must be/,
    );
    const keyFile = join(dataDir, 'secret.key');
    const key = await readFile(keyFile, 'utf8');
    await rm(keyFile);
    await expect(startWith()).rejects.toThrow(/there is no key/);
    expect(await readdir(dataDir)).not.toContain('secret.key');

    const gateway = await start({ secretKey: key.trim() });
    expect(await answers(gateway)).toBe(200);
    await gateway.close();
  });

  it('open with the new key only after a rekey', async () => {
    await (await start({}, true)).close();
    const oldKey = await readFile(join(dataDir, 'secret.key'), 'utf8');
    expect(await rekey()).toBe(1);
    expect(await readFile(join(dataDir, 'secret.key'), 'utf8')).not.toBe(oldKey);
    expect(await readdir(dataDir)).not.toContain('secret.key.next');
    await expect(startWith({ secretKey: oldKey.trim() })).rejects.toThrow(/SECRET_KEY must be/);
    const gateway = await start();
    expect(await answers(gateway)).toBe(200);
    await expect(rekey()).rejects.toThrow(/running gateway/);
    await gateway.close();
  });
});
