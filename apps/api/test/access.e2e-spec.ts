import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { API_KEY, MODEL, TestGateway } from './test-gateway.js';

const PASSWORD = 'correct horse battery staple';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A client that can send any header; `fetch` forbids some of those that matter here. */
function send(
  gateway: TestGateway,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: object,
) {
  const { hostname, port } = new URL(gateway.url);
  return new Promise<Answer>((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = httpRequest(
      { hostname, port, method, path, headers: { ...json, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    request.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

interface Route {
  method: string;
  path: string;
}

/** All routes of /v2 that the OpenAPI document knows, with ids filled in. */
async function adminRoutes(gateway: TestGateway): Promise<Route[]> {
  const { body } = await send(gateway, 'GET', '/docs-json');
  const { paths } = JSON.parse(body) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v2/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    )
    .map(({ method, path }) => ({
      method,
      path: path.replace(/\{\w+\}/g, '6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a'),
    }));
}

describe('without a password', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.close());

  it('/v2 answers programs on this machine', async () => {
    expect((await send(gateway, 'GET', '/v2/accounts')).status).toBe(200);
    expect(JSON.parse((await send(gateway, 'GET', '/v2/session')).body)).toEqual({
      required: false,
      signedIn: true,
    });
  });

  it.each([
    ['a forwarded client', { 'x-forwarded-for': '203.0.113.7' }],
    ['a client behind a proxy', { forwarded: 'for=203.0.113.7' }],
    ['another name of this machine', { host: 'rebound.example:8000' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('every route of /v2 refuses %s, and names the remedy', async (_name, headers) => {
    const routes = await adminRoutes(gateway);
    expect(routes.length).toBeGreaterThan(8);
    for (const { method, path } of routes) {
      const { status, body } = await send(gateway, method, path, headers);
      expect({ method, path, status }).toEqual({ method, path, status: 401 });
      expect(body).toContain('ADMIN_PASSWORD');
    }
  });

  it('/v2 is not hidden from /v1 and the health check', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect((await send(gateway, 'GET', '/healthz', forwarded)).status).toBe(200);
    expect((await send(gateway, 'GET', '/v1/models', { ...forwarded, 'x-api-key': API_KEY })).status).toBe(
      200,
    );
    expect((await send(gateway, 'GET', '/v1/models', forwarded)).status).toBe(401);
  });
});

describe('with a password', () => {
  let gateway: TestGateway;
  const addresses = { last: 0 };
  /** A client of its own behind the proxy on this machine, so that lock-outs of other tests do not matter. */
  const client = () => ({ 'x-forwarded-for': `203.0.113.${(addresses.last += 1)}` });
  const bearer = (password: string) => ({ authorization: `Bearer ${password}` });

  beforeAll(async () => {
    gateway = await TestGateway.start({ account: false, config: { adminPassword: PASSWORD } });
  });
  afterAll(() => gateway.close());

  async function signIn(headers: Record<string, string> = client()): Promise<{ cookie: string }> {
    const answer = await send(gateway, 'POST', '/v2/session', headers, { password: PASSWORD });
    expect(answer.status).toBe(200);
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    return { cookie: cookie.split(';')[0] ?? '' };
  }

  it('no route of /v2 but the sign-in answers without it, not even on this machine', async () => {
    for (const { method, path } of await adminRoutes(gateway)) {
      if (path === '/v2/session') continue;
      const { status } = await send(gateway, method, path);
      expect({ method, path, status }).toEqual({ method, path, status: 401 });
    }
    expect(JSON.parse((await send(gateway, 'GET', '/v2/session')).body)).toEqual({
      required: true,
      signedIn: false,
    });
  });

  it('the password opens /v2 from anywhere', async () => {
    const headers = { ...client(), ...bearer(PASSWORD), host: 'gateway.example' };
    expect((await send(gateway, 'GET', '/v2/accounts', headers)).status).toBe(200);
    expect((await send(gateway, 'GET', '/v2/accounts', { ...client(), ...bearer(API_KEY) })).status).toBe(
      401,
    );
  });

  it('a session cookie is out of reach of scripts and other sites', async () => {
    const answer = await send(
      gateway,
      'POST',
      '/v2/session',
      { ...client(), 'x-forwarded-proto': 'https' },
      { password: PASSWORD },
    );
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Secure'])
      expect(cookie).toContain(attribute);
    expect(answer.body).not.toContain(PASSWORD);
  });

  it('a session reads, and changes only for a page of this server', async () => {
    const { cookie } = await signIn();
    const id = '6f1f7a52-0d2b-4f6e-9a0e-3f6f2d1c0b9a';
    const remove = (headers: object) => send(gateway, 'DELETE', `/v2/accounts/${id}`, { cookie, ...headers });
    expect((await send(gateway, 'GET', '/v2/accounts', { cookie })).status).toBe(200);
    expect((await remove({})).status).toBe(403);
    expect((await remove({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await remove({ 'sec-fetch-site': 'cross-site', origin: gateway.url })).status).toBe(403);
    expect((await remove({ origin: gateway.url })).status).toBe(404);
    expect((await remove({ 'sec-fetch-site': 'same-origin' })).status).toBe(404);
  });

  it('a session ends with the sign-out', async () => {
    const { cookie } = await signIn();
    expect((await send(gateway, 'DELETE', '/v2/session', { cookie })).status).toBe(204);
    expect((await send(gateway, 'GET', '/v2/accounts', { cookie })).status).toBe(401);
    expect((await send(gateway, 'GET', '/v2/accounts', { cookie: 'q2api_session=made-up' })).status).toBe(
      401,
    );
  });

  it('another site cannot sign a browser in', async () => {
    const headers = { ...client(), origin: 'https://evil.example' };
    expect((await send(gateway, 'POST', '/v2/session', headers, { password: PASSWORD })).status).toBe(403);
  });

  it('an address that guesses is locked out, also with the right password, and others are not', async () => {
    const guesser = client();
    for (let i = 0; i < 5; i += 1) {
      const answer = await send(gateway, 'POST', '/v2/session', guesser, { password: `guess ${i}` });
      expect(answer.status).toBe(401);
    }
    const locked = await send(gateway, 'POST', '/v2/session', guesser, { password: PASSWORD });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50);
    expect((await send(gateway, 'GET', '/v2/accounts', { ...guesser, ...bearer(PASSWORD) })).status).toBe(
      429,
    );
    await signIn();
  });

  it('is not needed to see whether the gateway is alive, but for the details', async () => {
    expect(JSON.parse((await send(gateway, 'GET', '/healthz')).body)).not.toHaveProperty('warnings');
    const { body } = await send(gateway, 'GET', '/healthz', { ...client(), ...bearer(PASSWORD) });
    expect(JSON.parse(body)).toHaveProperty('warnings', []);
  });
});

describe('the API keys of /v1', () => {
  let gateway: TestGateway | undefined;
  afterEach(() => gateway?.close());

  const ask = (headers: Record<string, string>) =>
    send(gateway as TestGateway, 'POST', '/v1/messages', headers, {
      model: MODEL,
      max_tokens: 10,
      messages: [{ role: 'user', content: 'Hello' }],
    });

  it('are accepted in either header, and nothing else is', async () => {
    gateway = await TestGateway.start({ config: { openaiKeys: ['first-key', 'second-key'] }, account: true });
    expect((await ask({ authorization: 'Bearer first-key' })).status).toBe(200);
    expect((await ask({ 'x-api-key': 'second-key' })).status).toBe(200);
    expect((await ask({ authorization: 'Bearer second-key', 'x-api-key': 'wrong' })).status).toBe(200);
    for (const key of ['', 'first-ke', 'first-keyy', 'first-key,second-key']) {
      expect((await ask({ 'x-api-key': key })).status).toBe(401);
    }
    expect((await ask({})).status).toBe(401);
  });

  it('that are wrong cost no question to the database', async () => {
    const TIMES = 200;
    const asked = await TestGateway.start();
    gateway = asked;
    const repeat = (times: number, path: string, init: RequestInit = {}) =>
      asked.databaseCalls(async () => {
        for (let time = 0; time < times; time += 1) await (await asked.fetch(path, init)).text();
      });
    const wrong = { method: 'POST', body: '{}', headers: { authorization: 'Bearer sk-wrong' } };
    // What the gateway does by itself meanwhile is counted as well.
    expect(await repeat(TIMES, '/v1/messages', wrong)).toBeLessThan(TIMES / 4);
    expect(await repeat(TIMES / 4, '/v2/accounts')).toBeGreaterThanOrEqual(TIMES / 4);
  });

  it('are not asked for when none is set', async () => {
    gateway = await TestGateway.start({ config: { openaiKeys: [] } });
    expect((await ask({})).status).toBe(200);
  });
});

describe('ENABLE_CONSOLE=false', () => {
  it('leaves neither a console nor /v2', async () => {
    const gateway = await TestGateway.start({ account: false, config: { enableConsole: false } });
    for (const { method, path } of await adminRoutes(gateway)) {
      expect({ path, status: (await send(gateway, method, path)).status }).toEqual({ path, status: 404 });
    }
    expect((await send(gateway, 'GET', '/', { accept: 'text/html' })).status).toBe(404);
    expect((await send(gateway, 'HEAD', '/')).status).toBe(200);
    await gateway.close();
  });
});
