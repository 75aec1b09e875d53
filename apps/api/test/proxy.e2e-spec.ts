import { type AddressInfo, connect } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, ClaimedLogin, StartedLogin } from '@q2api/admin-contract';
import { type Emulator, startEmulator } from '../../emulator/src/start-emulator.js';
import { CERTIFICATE, CERTIFICATE_KEY } from '../src/remote-content/__fixtures__/certificate.js';
import { CountingProxy } from './counting-proxy.js';
import { MODEL, TestGateway } from './test-gateway.js';

/** A name that the test's certificate is for; only the proxy knows where it is. */
const HOST = 'other.example';
const CREDENTIALS = 'us er:p@ss:word';
const ENCODED_CREDENTIALS = 'us%20er:p%40ss%3Aword';

let emulator: Emulator;
let front: Server;
let proxy: CountingProxy;
let plainProxy: CountingProxy;
let gateway: TestGateway;

beforeEach(async () => {
  emulator = await startEmulator();
  const emulatorPort = Number(new URL(emulator.url).port);
  front = createServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (client) => {
    const target = connect(emulatorPort, '127.0.0.1');
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
    client.pipe(target).pipe(client);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  proxy = await CountingProxy.start(CREDENTIALS, { [HOST]: (front.address() as AddressInfo).port });
  plainProxy = await CountingProxy.start(CREDENTIALS, { [HOST]: emulatorPort });
});
afterEach(async () => {
  await gateway.close();
  await Promise.all([proxy.close(), plainProxy.close(), emulator.close()]);
  await new Promise((resolve) => front.close(resolve));
});

/** The upstream exists behind the proxy only: whatever goes around it fails. */
async function start(scheme: 'http' | 'https', credentials = ENCODED_CREDENTIALS): Promise<CountingProxy> {
  const used = scheme === 'https' ? proxy : plainProxy;
  const endpoint = `${scheme}://${HOST}`;
  gateway = await TestGateway.start({
    account: false,
    config: {
      amazonqEndpoint: endpoint,
      oidcEndpoint: endpoint,
      httpProxy: `http://${credentials}@${used.address}`,
      extraCaCertificates: [CERTIFICATE],
    },
  });
  return used;
}

async function call<Body>(method: string, path: string, body?: object) {
  const response = await gateway.fetch(path, { method, ...(body && { body: JSON.stringify(body) }) });
  const text = await response.text();
  return {
    status: response.status,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : undefined) as Body,
  };
}

const ask = (stream: boolean) =>
  call('POST', '/v1/messages', {
    model: MODEL,
    max_tokens: 50,
    stream,
    messages: [{ role: 'user', content: 'Hello' }],
  });

describe.each(['http', 'https'] as const)('with HTTP_PROXY and an upstream by %s', (scheme) => {
  it('every request goes through the proxy, on few connections', async () => {
    const used = await start(scheme);
    const started = await call<StartedLogin>('POST', '/v2/auth/start', {
      startUrl: 'https://d-1234567890.awsapps.com/start',
    });
    emulator.approveDeviceLogin(started.body.userCode);
    const claimed = await call<ClaimedLogin>('POST', `/v2/auth/claim/${started.body.authId}`);
    expect(claimed.status).toBe(200);
    const { id } = claimed.body.account;
    for (let i = 0; i < 10; i += 1) expect((await ask(i % 2 === 0)).status).toBe(200);
    expect((await call('POST', `/v2/accounts/${id}/refresh`)).status).toBe(200);
    expect((await call('POST', `/v2/accounts/${id}/usage`)).status).toBe(200);
    expect((await call('GET', '/v1/models')).status).toBe(200);

    const operations = new Set(emulator.requests().map(({ operation }) => operation));
    for (const operation of [
      'RegisterClient',
      'StartDeviceAuthorization',
      'CreateToken',
      'ListAvailableProfiles',
      'ListAvailableModels',
      'GetUsageLimits',
      'GenerateAssistantResponse',
    ]) {
      expect(operations).toContain(operation);
    }
    expect(used.tunnels.length).toBeGreaterThan(0);
    expect(used.tunnels.length).toBeLessThan(emulator.requests().length / 3);
    expect(new Set(used.tunnels)).toEqual(new Set([`${HOST}:${scheme === 'https' ? 443 : 80}`]));
  }, 20_000);
});

describe('a proxy that refuses the credentials', () => {
  it('is what the errors name', async () => {
    await start('http', 'us%20er:wrong');
    const { accountId, ...credentials } = emulator.issueCredentials();
    expect(accountId).toEqual(expect.any(String));
    const { body } = await call<Account>('POST', '/v2/accounts', credentials);
    const refresh = await call('POST', `/v2/accounts/${body.id}/refresh`);
    expect(refresh.status).toBe(502);
    expect(refresh.text).toContain('proxy');
    expect(refresh.text).not.toContain('wrong');
    const chat = await ask(false);
    expect(chat.status).toBeGreaterThanOrEqual(500);
    expect(chat.text).toContain('proxy');
    const start502 = await call('POST', '/v2/auth/start', {});
    expect(start502).toMatchObject({ status: 502, text: expect.stringContaining('proxy') });
    expect(plainProxy.refused).toBeGreaterThan(0);
    expect(emulator.requests()).toEqual([]);
  });
});
