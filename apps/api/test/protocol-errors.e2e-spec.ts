import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_KEY, MODEL, TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start({ config: { bodyLimitBytes: 9 * 1024 * 1024 } });
});
afterAll(() => gateway.close());

const CLAUDE = '/v1/messages';
const OPENAI = '/v1/chat/completions';

interface Failure {
  status: number;
  headers: Headers;
  body: {
    type?: string;
    request_id?: string;
    error: { type: string; message: string; code?: unknown; param?: unknown };
  };
}

async function post(
  path: string,
  body: string | object,
  headers: Record<string, string> = {},
): Promise<Failure> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await gateway.fetch(path, { method: 'POST', body: text, headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Failure['body'],
  };
}

function expectClaudeError({ status, headers, body }: Failure, expectedStatus: number, type: string): void {
  expect({ status, type: body.type, errorType: body.error.type }).toEqual({
    status: expectedStatus,
    type: 'error',
    errorType: type,
  });
  expect(body.error.message).not.toBe('');
  expect(headers.get('request-id')).toMatch(/^req_/);
  expect(body.request_id).toBe(headers.get('request-id'));
}

function expectOpenAiError({ status, headers, body }: Failure, expectedStatus: number, type: string): void {
  expect({ status, type: body.error.type }).toEqual({ status: expectedStatus, type });
  expect(body.error).toHaveProperty('code');
  expect(body.error).toHaveProperty('param');
  expect(body.error.message).not.toBe('');
  expect(headers.get('x-request-id')).toMatch(/^req_/);
}

describe('failures before a controller runs', () => {
  it('G-009 answers malformed JSON in each protocol', async () => {
    expectClaudeError(await post(CLAUDE, '{"model": '), 400, 'invalid_request_error');
    expectClaudeError(await post(`${CLAUDE}/count_tokens`, '{"model": '), 400, 'invalid_request_error');
    expectOpenAiError(await post(OPENAI, '{"model": '), 400, 'invalid_request_error');
  });

  it('answers JSON that is no object, and no body at all', async () => {
    for (const body of ['[]', '"text"', 'null', '7', '']) {
      expectClaudeError(await post(CLAUDE, body), 400, 'invalid_request_error');
      expectOpenAiError(await post(OPENAI, body), 400, 'invalid_request_error');
    }
  });

  it('refuses a body that is not sent as JSON', async () => {
    const failure = await post(OPENAI, '{}', { 'content-type': 'text/plain' });
    expectOpenAiError(failure, 400, 'invalid_request_error');
    expect(failure.body.error.message).toContain('application/json');
  });

  it('G-010 answers unknown routes and methods', async () => {
    expectClaudeError(await post('/v1/messages/unknown', {}), 404, 'not_found_error');
    expectClaudeError(
      await post('/v1/unknown', {}, { 'anthropic-version': '2023-06-01' }),
      404,
      'not_found_error',
    );
    expectOpenAiError(await post('/v1/unknown', {}), 404, 'invalid_request_error');
    const response = await gateway.fetch(CLAUDE);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: 'error' });
  });

  it("keeps Nest's shape for the admin API", async () => {
    const { status, body } = await post('/v2/unknown', {});
    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, message: expect.any(String) });
    const malformed = await post('/v2/accounts', '{"label": ');
    expect(malformed.status).toBe(400);
    expect(malformed.body).toEqual({ statusCode: 400, message: expect.stringContaining('not valid JSON') });
  });

  it('G-008 takes a body of 8 MB and answers a larger one than it takes with 413, connection intact', async () => {
    const prompt = (bytes: number) => ({
      model: MODEL,
      max_tokens: 10,
      messages: [{ role: 'user', content: 'x'.repeat(bytes) }],
    });
    expect(
      (await gateway.fetch(`${CLAUDE}/count_tokens`, { method: 'POST', body: JSON.stringify(prompt(8e6)) }))
        .status,
    ).toBe(200);
    expectClaudeError(await post(CLAUDE, prompt(1e7)), 413, 'request_too_large');
    expectOpenAiError(await post(OPENAI, prompt(1e7)), 413, 'invalid_request_error');
  });

  it('G-001 takes the key from either header, and refuses a missing or wrong one in each protocol', async () => {
    const headers = (extra: Record<string, string>) => ({ 'content-type': 'application/json', ...extra });
    for (const path of [CLAUDE, OPENAI, `${CLAUDE}/count_tokens`, '/v1/models']) {
      const call = (extra: Record<string, string>) =>
        fetch(
          gateway.url + path,
          path === '/v1/models'
            ? { headers: extra }
            : { method: 'POST', body: '{}', headers: headers(extra) },
        );
      const keys: Record<string, string>[] = [
        { authorization: `Bearer ${API_KEY}` },
        { 'x-api-key': API_KEY },
      ];
      for (const extra of keys) {
        expect((await call(extra)).status).not.toBe(401);
      }
      const refusals: Record<string, string>[] = [
        {},
        { 'x-api-key': 'sk-wrong' },
        { authorization: 'Bearer sk-wrong' },
      ];
      for (const extra of refusals) {
        const response = await call(extra);
        expect(response.status).toBe(401);
        expect(response.headers.get('x-should-retry')).toBe('false');
        expect(await response.json()).toHaveProperty('error.message');
      }
    }
  });
});

describe('every answer', () => {
  it('G-012 has an id of its own', async () => {
    const ids = new Set<string | null>();
    for (const path of ['/healthz', '/v1/models', '/v1/nothing', '/v2/nothing']) {
      const response = await gateway.fetch(path);
      ids.add(response.headers.get('x-request-id'));
      expect(response.headers.get('request-id')).toBe(response.headers.get('x-request-id'));
    }
    expect(ids.size).toBe(4);
  });

  it('G-002 is the same whatever the query string', async () => {
    const body = JSON.stringify({
      model: MODEL,
      max_tokens: 10,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    const response = await gateway.fetch(`${CLAUDE}?beta=true`, { method: 'POST', body });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-q2api-model')).toBe('claude-haiku-4.5');
  });

  it('names fields that had no effect', async () => {
    const body = {
      model: MODEL,
      max_tokens: 10,
      temperature: 0.5,
      messages: [{ role: 'user', content: 'Hi' }],
    };
    const response = await gateway.fetch(CLAUDE, { method: 'POST', body: JSON.stringify(body) });
    expect(response.headers.get('x-q2api-ignored')).toContain('temperature');
  });
});

describe('bad requests', () => {
  it.each([
    [CLAUDE, { max_tokens: 1 }, 'messages'],
    [CLAUDE, { model: MODEL, messages: [{ role: 'user', content: 'Hi' }] }, 'max_tokens'],
    [CLAUDE, { model: MODEL, max_tokens: 1, messages: [{ role: 'king', content: 'Hi' }] }, 'messages.0.role'],
    [
      CLAUDE,
      { model: MODEL, max_tokens: 1, messages: [{ role: 'user', content: [{ type: 'x' }] }] },
      'messages.0.content.0',
    ],
    [OPENAI, { model: MODEL }, 'messages'],
    [OPENAI, { model: MODEL, messages: [{ role: 'king', content: 'Hi' }] }, 'messages.0.role'],
    [OPENAI, { model: MODEL, messages: [{ role: 'user', content: 7 }] }, 'messages.0.content'],
  ])('%s %j names %s', async (path, body, where) => {
    const { status, body: failure } = await post(path, body);
    expect(status).toBe(400);
    expect(failure.error.message.replace(/\[(\d+)\]/g, '.$1')).toContain(where);
  });
});

describe('probes of clients', () => {
  it('G-011 are answered without a key', async () => {
    const head = (path: string) => fetch(gateway.url + path, { method: 'HEAD' });
    expect((await head('/api/hello')).status).toBe(200);
    expect((await head('/')).status).toBeLessThan(500);
    const telemetry = {
      method: 'POST',
      body: JSON.stringify({ events: ['x'.repeat(63_000)] }),
      headers: { 'content-type': 'application/json' },
    };
    expect((await fetch(`${gateway.url}/api/event_logging/batch`, telemetry)).status).toBeLessThan(300);
    expect((await fetch(`${gateway.url}/api/anything/else`)).status).toBe(404);
  });

  it('survives a request whose body never comes whole', async () => {
    const { hostname, port } = new URL(gateway.url);
    const cut = request({
      hostname,
      port,
      path: CLAUDE,
      method: 'POST',
      headers: { 'content-length': 100, 'content-type': 'application/json' },
    });
    cut.on('error', () => {});
    cut.write('{"model"');
    await new Promise((resolve) => setTimeout(resolve, 20));
    cut.destroy();
    expect((await gateway.fetch('/v1/models')).status).toBe(200);
  });
});
