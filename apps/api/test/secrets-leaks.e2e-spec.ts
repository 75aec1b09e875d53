import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Account, StartedLogin } from '@q2api/admin-contract';
import { startEmulator } from '../../emulator/src/start-emulator.js';
import { GatewayProcess } from './gateway-process.js';
import { databaseAsText } from './test-database.js';
import { MODEL } from './test-gateway.js';

const API_KEY = 'caller-key-of-this-test-only';
const PASSWORD = 'admin password of this test only';
/** How every token and client secret of the emulator looks. */
const ANY_TOKEN = /ao[ar]Emulator[\w.-]{8,}/;

it('no secret is in the database, in the most verbose log or in any answer to a GET', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'q2api-leaks-'));
  const emulator = await startEmulator();
  const gateway = await GatewayProcess.start(dataDir, {
    AMAZONQ_ENDPOINT: emulator.url,
    OIDC_ENDPOINT: emulator.url,
    OPENAI_KEYS: API_KEY,
    ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: 'trace',
  });
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${PASSWORD}`, ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { headers: response.headers, text: await response.text() };
  };
  const ask = () =>
    call(
      'POST',
      '/v1/messages',
      { model: MODEL, max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] },
      { authorization: `Bearer ${API_KEY}` },
    );

  // Everything that handles a secret: credentials, refreshes that work and fail, a sign-in, a session, an import.
  const { accountId, ...credentials } = emulator.issueCredentials();
  const account = JSON.parse((await call('POST', '/v2/accounts', credentials)).text) as Account;
  emulator.expireAccessTokens(accountId);
  await ask();
  emulator.inject({ operation: 'CreateToken', error: 'server_error', times: 1 });
  await call('POST', `/v2/accounts/${account.id}/refresh`);
  emulator.changeAccount(accountId, { signedOut: true });
  await call('POST', `/v2/accounts/${account.id}/refresh`);
  const login = JSON.parse((await call('POST', '/v2/auth/start', {})).text) as StartedLogin;
  const duringLogin = await databaseAsText(dataDir);
  emulator.approveDeviceLogin(login.userCode);
  await call('POST', `/v2/auth/claim/${login.authId}`);
  await ask();
  const session = await call('POST', '/v2/session', { password: PASSWORD }, { authorization: '' });
  const sessionToken = /q2api_session=([^;]+)/.exec(session.headers.get('set-cookie') ?? '')?.[1];
  const imported = emulator.issueCredentials();
  const file = Buffer.from(JSON.stringify(imported)).toString('base64');
  await call('POST', '/v2/accounts/import', { preview: false, files: [{ name: 'a.json', base64: file }] });
  await call('POST', '/v2/accounts', { ...credentials, refreshToken: 5 });

  const { paths } = JSON.parse((await call('GET', '/docs-json')).text) as { paths: Record<string, object> };
  const gets = Object.keys(paths).filter((path) => 'get' in (paths[path] ?? {}));
  const filled = gets.flatMap((path) =>
    [account.id, login.authId, MODEL].map((id) => path.replace(/\{\w+\}/, id)),
  );
  const answers = await Promise.all([...new Set(filled)].map((path) => call('GET', path)));
  expect(answers.length).toBeGreaterThan(8);

  const exitCode = await gateway.stop();
  const places = {
    'the database': `${duringLogin}\n${await databaseAsText(dataDir)}`,
    'the log': gateway.output,
    'an answer': answers.map(({ text }) => text).join('\n'),
  };
  expect(places['the log']).toContain('/v2/auth/claim/');
  const secrets = [
    credentials.clientSecret,
    credentials.refreshToken,
    credentials.accessToken,
    imported.clientSecret,
    imported.refreshToken,
    API_KEY,
    PASSWORD,
    sessionToken ?? '',
  ];
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets)
      expect({ place, holds: secret !== '' && text.includes(secret) }).toEqual({ place, holds: false });
    expect({ place, token: ANY_TOKEN.exec(text)?.[0] }).toEqual({ place, token: undefined });
  }
  expect(sessionToken).toBeDefined();
  expect(exitCode).toBe(0);
  await emulator.close();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);
