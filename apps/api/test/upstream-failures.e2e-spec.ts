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

const ROUTES = { claude: '/v1/messages', openai: '/v1/chat/completions' };
type Protocol = keyof typeof ROUTES;
const PROTOCOLS = Object.keys(ROUTES) as Protocol[];

/** Ends what earlier failures did to the account: its rest after a limit, its being disabled. */
async function revive(): Promise<void> {
  const { accounts } = (await (await gateway.fetch('/v2/accounts')).json()) as { accounts: { id: string }[] };
  for (const { id } of accounts) {
    await gateway.fetch(`/v2/accounts/${id}`, { method: 'PATCH', body: JSON.stringify({ enabled: true }) });
  }
}

async function ask(protocol: Protocol, prompt: string, stream: boolean): Promise<Response> {
  await revive();
  const body = { model: MODEL, max_tokens: 1000, stream, messages: [{ role: 'user', content: prompt }] };
  return gateway.fetch(ROUTES[protocol], { method: 'POST', body: JSON.stringify(body) });
}

/** The events of a stream and whether it ended as a complete answer does. */
async function readStream(response: Response) {
  const text = await response.text();
  const decoder = new SseDecoder();
  const events = [...decoder.push(text), ...decoder.end()];
  const data = events.map((event) => event.data);
  const complete = data.includes('[DONE]') || events.some(({ event }) => event === 'message_stop');
  return {
    events,
    last: JSON.parse(data.at(-1) ?? '') as { error?: { type: string; message: string } },
    complete,
  };
}

/** Slow enough for the client to have text before the fault comes. */
const paced = (scenario: string, parameter?: unknown) => play('pace', 20) + play(scenario, parameter);

const STREAM_FAULTS = [
  'mid-stream-exception',
  'plain-text-exception',
  'mid-stream-error',
  'truncated-frame',
  'bad-crc',
  'bad-prelude-crc',
  'reset',
  'close',
  'tool-truncated',
  'tool-bad-json',
] as const;

describe.each(PROTOCOLS)('a stream that breaks, in %s', (protocol) => {
  it.each(STREAM_FAULTS)(
    '%s ends the stream with an error event, never as a complete answer',
    async (fault) => {
      const response = await ask(protocol, paced(fault), true);
      expect(response.status).toBe(200);
      const { events, last, complete } = await readStream(response);
      expect(events.length).toBeGreaterThan(1);
      expect(complete).toBe(false);
      expect(last.error?.message).toEqual(expect.any(String));
      if (protocol === 'claude') expect(events.at(-1)?.event).toBe('error');
      expect(gateway.emulator.requests({ operation: 'GenerateAssistantResponse' })).toHaveLength(1);
    },
  );

  it('is an error status when the answer is not streamed', async () => {
    for (const fault of STREAM_FAULTS) {
      const response = await ask(protocol, play(fault), false);
      expect({ fault, isFailure: response.status >= 500 }).toEqual({ fault, isFailure: true });
      expect(await response.json()).toHaveProperty('error.message');
    }
  });
});

describe.each(PROTOCOLS)('a failure before the first event, in %s', (protocol) => {
  it('repeats what may pass, and only that', async () => {
    const attempts = async (prompt: string) => {
      gateway.emulator.reset();
      await gateway.forgive();
      await (await ask(protocol, prompt, true)).text();
      return gateway.emulator.requests({ operation: 'GenerateAssistantResponse' }).length;
    };
    expect(await attempts(play('error', 'unavailable'))).toBeGreaterThan(1);
    expect(await attempts(play('reset-before-response'))).toBeGreaterThan(1);
    expect(await attempts(play('empty'))).toBeGreaterThan(1);
    expect(await attempts(play('error', 'malformed'))).toBe(1);
    expect(await attempts(play('error', 'suspended'))).toBe(1);
  });

  it('names the figures of an overflow, which clients compact by', async () => {
    const body = await (await ask(protocol, play('error', 'input-too-long'), true)).text();
    expect(body).toMatch(/prompt is too long: \d+ tokens > \d+ maximum/);
  });
});

describe('a rejected access token', () => {
  it('is refreshed once, and the client does not notice', async () => {
    gateway.emulator.expireAccessTokens('demo');
    const response = await ask('claude', 'Hello', true);
    expect((await readStream(response)).complete).toBe(true);
    expect(gateway.emulator.requests({ operation: 'CreateToken' })).toHaveLength(1);
  });
});
