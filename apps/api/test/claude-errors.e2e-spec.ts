import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SseDecoder } from '@q2api/sse';
import { MODEL, play, TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(async () => {
  gateway.emulator.reset();
  await gateway.forgive();
});
afterAll(() => gateway.close());

interface ClaudeError {
  type: string;
  error: { type: string; message: string };
  request_id: string;
}

async function ask(content: string, stream = false, extra: object = {}) {
  const body = { model: MODEL, max_tokens: 1000, stream, messages: [{ role: 'user', content }], ...extra };
  const response = await gateway.fetch('/v1/messages', { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function failWith(row: string | object, extra: object = {}) {
  const { status, headers, text } = await ask(play('error', row), false, extra);
  return { status, headers, body: JSON.parse(text) as ClaudeError };
}

describe('a refusal of the upstream', () => {
  it('C-051 of a prompt that is too long has the exact words that clients compact by', async () => {
    for (const row of ['input-too-long', 'prompt-too-long', 'input-too-long-no-reason']) {
      const { status, body } = await failWith(row);
      expect({ status, type: body.error.type }).toEqual({ status: 400, type: 'invalid_request_error' });
      expect(body.error.message).toMatch(/^prompt is too long: \d+ tokens > 200000 maximum$/);
    }
  });

  it.each(['malformed', 'request-body-invalid', 'image-size', 'tool-duplicate'])(
    'of %s comes with our own figures of the request',
    async (row) => {
      const tools = [{ name: 'read', description: 'x'.repeat(300), input_schema: { type: 'object' } }];
      const { status, body } = await failWith(row, { tools });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/The request had \d+ bytes; 1 turns, .*; 1 tools of \d+ bytes/);
      expect(body.error.message).toContain('the longest description is that of read with 300 characters');
    },
  );

  it.each([
    ['throttled', 429, 'rate_limit_error', null],
    ['throttled-retry-after', 429, 'rate_limit_error', null],
    ['credit-limit', 429, 'rate_limit_error', 'false'],
    ['no-capacity', 529, 'overloaded_error', null],
    ['high-load', 529, 'overloaded_error', null],
    ['monthly-limit', 402, 'billing_error', 'false'],
    ['monthly-limit-429', 402, 'billing_error', 'false'],
    ['overage-limit', 402, 'billing_error', 'false'],
    ['suspended', 403, 'permission_error', 'false'],
    ['not-authorized', 403, 'permission_error', 'false'],
    ['unavailable', 503, 'api_error', null],
    ['gateway-timeout', 504, 'timeout_error', null],
  ])('C-052 G-013 %s is %i %s, x-should-retry %s', async (row, status, type, shouldRetry) => {
    const failure = await failWith(row);
    expect({ status: failure.status, type: failure.body.error.type }).toEqual({ status, type });
    expect(failure.headers.get('x-should-retry')).toBe(shouldRetry);
    const wait = failure.headers.get('retry-after');
    if (status === 429) expect(wait).not.toBeNull();
    if (wait !== null && shouldRetry === null) expect(Number(wait)).toBeLessThanOrEqual(60);
  });

  it('C-055 carries the request id of the header in its body', async () => {
    const { headers, body } = await failWith('malformed');
    expect(body.type).toBe('error');
    expect(body.request_id).toBe(headers.get('request-id'));
    expect(body.request_id).toMatch(/^req_/);
  });
});

describe('a failure in time', () => {
  async function eventsOf(content: string) {
    const { status, headers, text } = await ask(content, true);
    const decoder = new SseDecoder();
    const events = [...decoder.push(text), ...decoder.end()];
    return { status, headers, names: events.map(({ event }) => event), last: events.at(-1)?.data ?? '' };
  }

  it('C-053 before the first event is a status, also for a streamed answer', async () => {
    const { status, headers } = await eventsOf(play('early-exception', 'throttled'));
    expect(status).toBe(429);
    expect(headers.get('content-type')).toContain('application/json');
  });

  it.each(['mid-stream-exception', 'truncated-frame', 'close'])(
    'C-053 C-054 %s after the first event is an error event and then nothing',
    async (scenario) => {
      const { status, names, last, headers } = await eventsOf(play('pace', 20) + play(scenario));
      expect(status).toBe(200);
      expect(names[0]).toBe('message_start');
      expect(names.at(-1)).toBe('error');
      expect(names).not.toContain('message_delta');
      expect(names).not.toContain('message_stop');
      expect(JSON.parse(last)).toMatchObject({
        type: 'error',
        error: { type: expect.any(String), message: expect.any(String) },
        request_id: headers.get('request-id'),
      });
    },
  );

  it('C-056 an answer without any content is asked for again and then an error, never an empty success', async () => {
    for (const stream of [true, false]) {
      gateway.emulator.reset();
      const { status, text } = await ask(play('empty'), stream);
      expect(status).toBeGreaterThanOrEqual(500);
      expect(JSON.parse(text)).toMatchObject({ type: 'error', error: { type: 'api_error' } });
      expect(gateway.emulator.requests({ operation: 'GenerateAssistantResponse' }).length).toBeGreaterThan(1);
    }
  });
});
