import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ERROR_ROWS, type ErrorSpec } from '../src/faults/error-rows.js';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';
import { GENERATE, chatBody, decodeFrames, postAwsJson, type RawEvent, readEvents } from './raw-client.js';
import { until } from './until.js';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

function post(content: string, signal?: AbortSignal): Promise<Response> {
  return postAwsJson(emulator, GENERATE, chatBody(content), DEMO_CREDENTIALS.accessToken, signal);
}

async function chat(content: string): Promise<RawEvent[]> {
  return readEvents(await post(content));
}

function names(events: RawEvent[]): string[] {
  return events.map(({ name }) => name);
}

/** What arrives before the connection breaks, and whether it breaks. */
async function readUntilBroken(response: Response): Promise<{ bytes: Buffer; isBroken: boolean }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
  } catch {
    return { bytes: Buffer.concat(chunks), isBroken: true };
  }
  return { bytes: Buffer.concat(chunks), isBroken: false };
}

describe('errors', () => {
  it.each(Object.entries<ErrorSpec>(ERROR_ROWS))('answers %s', async (name, row) => {
    const response = await post(`[[emulator:error "${name}"]]`);
    const text = await response.text();
    expect(response.status).toBe(row.status);
    if (row.body) {
      expect(text).toBe(row.body);
      expect(response.headers.get('content-type')).toBe('text/html');
    } else {
      expect(JSON.parse(text)).toEqual({
        __type: `com.amazon.aws.codewhisperer#${row.code}`,
        message: row.message,
        reason: row.reason ?? null,
      });
    }
    expect(emulator.requests()[0]).toMatchObject({ outcome: 'refused', status: row.status });
  });

  it('answers an error given in full, in either form', async () => {
    const spec = {
      status: 429,
      code: 'ThrottlingException',
      message: 'm',
      reason: 'r',
      headers: { 'retry-after': '9' },
    };
    const response = await post(`[[emulator:error ${JSON.stringify(spec)}]]`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '9']);
    const rest = await fetch(`${emulator.url}/generateAssistantResponse`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${DEMO_CREDENTIALS.accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(chatBody(`[[emulator:error ${JSON.stringify(spec)}]]`)),
    });
    expect(rest.headers.get('x-amzn-errortype')).toMatch(/^ThrottlingException:http/);
    expect(await rest.json()).toEqual({ message: 'm', reason: 'r' });
  });

  it.each([
    '[[emulator:nonsense]]',
    '[[emulator:error "nonsense"]]',
    '[[emulator:tools 5]]',
    '[[emulator:cut "x"]]',
  ])('calls %s a misuse', async (marker) => {
    const response = await post(marker);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Emulator: ');
  });
});

describe('broken streams', () => {
  it('sends an exception first, or after some text', async () => {
    const [, early] = await chat('[[emulator:early-exception "no-capacity"]]');
    expect(early).toMatchObject({
      messageType: 'exception',
      name: 'ThrottlingException',
      payload: { reason: 'INSUFFICIENT_MODEL_CAPACITY' },
    });
    const late = await chat(
      '[[emulator:mid-stream-exception {"after": 4, "exception": "ValidationException"}]]',
    );
    expect(names(late).slice(1)).toEqual([...Array(4).fill('assistantResponseEvent'), 'ValidationException']);
  });

  it('sends an unmodelled error', async () => {
    expect((await chat('[[emulator:mid-stream-error]]')).at(-1)).toMatchObject({
      messageType: 'error',
      name: 'InternalError',
    });
  });

  it('sends an exception that is not JSON', async () => {
    const bytes = Buffer.from(await (await post('[[emulator:plain-text-exception]]')).arrayBuffer());
    expect(() => decodeFrames(bytes)).toThrow(SyntaxError);
    expect(bytes.toString('latin1')).toContain('Something went wrong.');
  });

  it('sends an invalid state', async () => {
    expect(names(await chat('[[emulator:invalid-state]]')).at(-1)).toBe('invalidStateEvent');
  });

  it.each(['truncated-frame', 'bad-crc', 'bad-prelude-crc'])(
    'sends bytes that no decoder accepts: %s',
    async (name) => {
      const { bytes, isBroken } = await readUntilBroken(await post(`[[emulator:${name} {"after": 1}]]`));
      expect(isBroken).toBe(false);
      expect(() => decodeFrames(bytes)).toThrow();
    },
  );

  it.each(['reset', 'close'])('breaks the connection after whole frames: %s', async (name) => {
    const { bytes, isBroken } = await readUntilBroken(await post(`[[emulator:${name} {"after": 2}]]`));
    expect(isBroken).toBe(true);
    expect(names(decodeFrames(bytes)).slice(1)).toEqual(Array(2).fill('assistantResponseEvent'));
    expect(emulator.requests()[0]).toMatchObject({ outcome: 'broken' });
    expect(emulator.account('demo').counters).toMatchObject({ chatBroken: 1, chatAborted: 0 });
  });

  it('resets the connection before any answer', async () => {
    await expect(post('[[emulator:reset-before-response]]')).rejects.toThrow('fetch failed');
    expect(emulator.requests()[0]).toMatchObject({ outcome: 'broken', status: undefined });
  });
});

describe('slow streams', () => {
  it('waits before the headers, before the first frame, or in the middle', async () => {
    const seconds = async (marker: string) => {
      const start = performance.now();
      const response = await post(marker);
      const headers = performance.now() - start;
      await response.arrayBuffer();
      return { headers, whole: performance.now() - start };
    };
    expect((await seconds('[[emulator:slow-headers 150]]')).headers).toBeGreaterThan(140);
    const slowFirst = await seconds('[[emulator:slow-first-byte 150]]');
    expect(slowFirst.headers).toBeLessThan(140);
    expect(slowFirst.whole).toBeGreaterThan(140);
    expect((await seconds('[[emulator:idle {"ms": 150}]]')).whole).toBeGreaterThan(140);
  });

  it('hangs until the client leaves', async () => {
    const controller = new AbortController();
    const response = await post('[[emulator:hang {"after": 1}]]', controller.signal);
    await response.body?.getReader().read();
    expect(emulator.requests()[0]?.outcome).toBe('open');
    controller.abort();
    const record = await until(() => emulator.requests({ outcome: 'aborted' })[0]);
    expect(record.bytesAccepted).toBeGreaterThan(0);
  });

  it('counts a client that leaves before the headers as gone, not as refused', async () => {
    const controller = new AbortController();
    const request = post('[[emulator:slow-headers 60000]]', controller.signal).catch(() => undefined);
    await until(() => emulator.requests({ outcome: 'open' })[0]?.scenario);
    controller.abort();
    await request;
    await until(() => emulator.requests({ outcome: 'aborted' })[0]);
    expect(emulator.account('demo').counters).toMatchObject({
      chatAborted: 1,
      chatRefused: 0,
      chatActive: 0,
    });
  });
});
