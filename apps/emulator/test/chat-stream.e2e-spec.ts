import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';
import { GENERATE, answerText, chatBody, postAwsJson, readEvents } from './raw-client.js';
import { until } from './until.js';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

function chat(content: string, userMessage?: object): Promise<Response> {
  return postAwsJson(emulator, GENERATE, chatBody(content, userMessage), DEMO_CREDENTIALS.accessToken);
}

describe('the awsJson form of GenerateAssistantResponse', () => {
  it('starts with the conversation id and echoes the user text', async () => {
    const response = await chat('你好, world 🌍', { modelId: 'claude-opus-4.5' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/vnd.amazon.eventstream');
    const events = await readEvents(response);
    expect(events[0]).toEqual({
      messageType: 'event',
      name: 'initial-response',
      payload: { conversationId: 'conversation-1' },
    });
    expect(answerText(events)).toBe(
      'This is claude-opus-4.5, played by the emulator.\n\nYou said: 你好, world 🌍',
    );
    expect(events.slice(-3).map(({ name }) => name)).toEqual([
      'metadataEvent',
      'contextUsageEvent',
      'meteringEvent',
    ]);
  });

  it('refuses an unknown bearer with 403 and the awsJson envelope', async () => {
    const response = await postAwsJson(emulator, GENERATE, chatBody('Hi'), 'unknown');
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      __type: 'com.amazon.aws.codewhisperer#AccessDeniedException',
      message: 'The bearer token included in the request is invalid.',
      reason: null,
    });
  });

  it('calls the tool that the last line asks for', async () => {
    const tool = {
      toolSpecification: {
        name: 'get_weather',
        description: 'Weather',
        inputSchema: {
          json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    };
    const response = await chat('Please use the get_weather tool with {"city":"Oslo"}', {
      userInputMessageContext: { tools: [tool] },
    });
    const uses = (await readEvents(response)).filter(({ name }) => name === 'toolUseEvent');
    expect(uses[0]?.payload).toEqual({ toolUseId: expect.any(String), name: 'get_weather' });
    expect(uses.map(({ payload }) => payload['input'] ?? '').join('')).toBe('{"city":"Oslo"}');
    expect(uses.at(-1)?.payload['stop']).toBe(true);
  });
});

describe('a client that leaves', () => {
  it('is recorded as aborted', async () => {
    emulator.configure({ paceMs: 50 });
    const controller = new AbortController();
    const response = await postAwsJson(
      emulator,
      GENERATE,
      chatBody('a long text '.repeat(50)),
      DEMO_CREDENTIALS.accessToken,
      controller.signal,
    );
    await response.body?.getReader().read();
    controller.abort();
    const aborted = await until(() => emulator.requests({ outcome: 'aborted' })[0]);
    expect(aborted).toMatchObject({ accountId: 'demo', operation: 'GenerateAssistantResponse' });
    expect(aborted.abortedAt).toBeGreaterThanOrEqual(aborted.receivedAt);
    expect(emulator.account('demo').counters).toMatchObject({ chatActive: 0, chatAborted: 1 });
  });
});
