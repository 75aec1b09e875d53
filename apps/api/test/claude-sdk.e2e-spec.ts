import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RED_PNG } from './red-png.js';
import { MODEL, play, TestGateway } from './test-gateway.js';

let gateway: TestGateway;
let client: Anthropic;

beforeAll(async () => {
  gateway = await TestGateway.start();
  client = gateway.claude();
});
afterAll(() => gateway.close());

const WEATHER: Anthropic.Tool = {
  name: 'get_weather',
  description: 'The weather in a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

/** The same request folded and streamed: both must reach the client as the same message. */
async function both(
  request: Partial<Anthropic.MessageCreateParamsNonStreaming> &
    Pick<Anthropic.MessageCreateParams, 'messages'>,
) {
  const params = { model: MODEL, max_tokens: 1024, ...request };
  return [await client.messages.create(params), await client.messages.stream(params).finalMessage()];
}

const textOf = (message: Anthropic.Message | undefined) =>
  (message?.content ?? []).map((block) => (block.type === 'text' ? block.text : '')).join('');

/** What the upstream was sent last. */
function lastRequest() {
  const { body } = gateway.emulator.requests({ operation: 'GenerateAssistantResponse' }).at(-1) ?? {};
  return JSON.stringify(body);
}

describe('the Anthropic SDK', () => {
  it('gets an answer, folded and streamed', async () => {
    for (const message of await both({ messages: [{ role: 'user', content: 'Hello there' }] })) {
      expect(message).toMatchObject({
        type: 'message',
        role: 'assistant',
        model: MODEL,
        stop_reason: 'end_turn',
      });
      expect(message.id).toMatch(/^msg_/);
      expect(textOf(message)).toContain('You said: Hello there');
      expect(message.usage.input_tokens).toBeGreaterThan(0);
      expect(message.usage.output_tokens).toBeGreaterThan(0);
    }
  });

  it('delivers text while it arrives', async () => {
    const prompt = play('text', { deltas: 20, size: 5, paceMs: 5 });
    const stream = client.messages.stream({
      model: MODEL,
      max_tokens: 1024,
      messages: [{ role: 'user', content: prompt }],
    });
    const arrivals: number[] = [];
    stream.on('text', () => arrivals.push(Date.now()));
    await stream.finalMessage();
    expect(arrivals.length).toBeGreaterThan(5);
    expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(40);
  });

  it('C-057 sends Chinese text and emoji there and back unharmed, however the bytes are cut', async () => {
    const content = `${play('cut', 'byte')} 你好，世界！🌍 「引号」`;
    for (const message of await both({ messages: [{ role: 'user', content }] })) {
      expect(textOf(message)).toContain('你好，世界！🌍 「引号」');
    }
  });

  it.each([
    ['a string', 'You are the keeper of the seal.'],
    ['blocks', [{ type: 'text', text: 'You are the keeper of the seal.' }]],
  ] as const)('sends a system prompt given as %s', async (_form, system) => {
    await both({
      system: system as Anthropic.MessageCreateParams['system'],
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(lastRequest()).toContain('You are the keeper of the seal.');
  });

  it('sends the history in its order', async () => {
    await both({
      messages: [
        { role: 'user', content: 'first question' },
        { role: 'assistant', content: 'first answer' },
        { role: 'user', content: 'second question' },
      ],
    });
    expect(lastRequest()).toMatch(/first question.*first answer.*second question/);
  });

  it('C-012 runs a tool and hands its result back', async () => {
    const question = { role: 'user' as const, content: 'use the get_weather tool with {"city": "Oslo"}' };
    for (const message of await both({ tools: [WEATHER], messages: [question] })) {
      expect(message.stop_reason).toBe('tool_use');
      const call = message.content.find((block) => block.type === 'tool_use');
      expect(call).toMatchObject({ name: 'get_weather', input: { city: 'Oslo' } });
      const round: Anthropic.MessageParam[] = [
        question,
        { role: 'assistant', content: message.content },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: call?.id ?? '', content: '7 °C, rain' }],
        },
      ];
      for (const answer of await both({ tools: [WEATHER], messages: round })) {
        expect(textOf(answer)).toContain('The tool answered: 7 °C, rain');
        expect(answer.stop_reason).toBe('end_turn');
      }
    }
  });

  it('shows images', async () => {
    const source = { type: 'base64' as const, media_type: 'image/png' as const, data: RED_PNG };
    const content = [
      { type: 'image' as const, source },
      { type: 'text' as const, text: 'What is this?' },
    ];
    for (const message of await both({ messages: [{ role: 'user', content }] })) {
      expect(textOf(message)).toMatch(/You showed me an image \(png, \d+ bytes\)/);
    }
  });

  it('gets thinking with its signature when it asks for it', async () => {
    const thinking = { type: 'enabled' as const, budget_tokens: 1024 };
    const messages = [{ role: 'user' as const, content: play('thinking', 'Let me see.') }];
    for (const message of await both({ max_tokens: 4000, thinking, messages })) {
      expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
      expect(message.content[0]).toMatchObject({
        thinking: 'Let me see.',
        signature: expect.stringMatching(/./),
      });
    }
  });

  it('ends at a stop sequence, without it', async () => {
    const content = play('text', 'one two three STOP four');
    for (const message of await both({ stop_sequences: ['STOP'], messages: [{ role: 'user', content }] })) {
      expect(textOf(message)).toBe('one two three ');
      expect(message).toMatchObject({ stop_reason: 'stop_sequence', stop_sequence: 'STOP' });
    }
  });

  it('G-016 counts tokens without asking the upstream', async () => {
    const before = gateway.emulator.requests().length;
    const counts = await Promise.all(
      Array.from({ length: 30 }, () =>
        client.messages.countTokens({
          model: MODEL,
          tools: [WEATHER],
          messages: [{ role: 'user', content: 'foo' }],
        }),
      ),
    );
    for (const { input_tokens } of counts) expect(input_tokens).toBeGreaterThan(10);
    expect(gateway.emulator.requests()).toHaveLength(before);
  });

  it('works with a base URL that ends in /v1, as its documentation shows it', async () => {
    const doubled = new Anthropic({ baseURL: `${gateway.url}/v1`, apiKey: client.apiKey, maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: 'Hello' }];
    const message = await doubled.messages.create({ model: MODEL, max_tokens: 100, messages });
    expect(textOf(message)).toContain('You said: Hello');
    expect((await doubled.messages.countTokens({ model: MODEL, messages })).input_tokens).toBeGreaterThan(0);
  });

  it('is told of a wrong key, and not to try it again', async () => {
    const call = gateway.claude('sk-wrong-key').messages.create({
      model: MODEL,
      max_tokens: 10,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Anthropic.AuthenticationError);
    expect((error as InstanceType<typeof Anthropic.AuthenticationError>).headers?.get('x-should-retry')).toBe(
      'false',
    );
  });

  it('is told that there is no account', async () => {
    const empty = await TestGateway.start({ account: false });
    const call = empty.claude().messages.create({
      model: MODEL,
      max_tokens: 10,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    await expect(call).rejects.toThrow(/401.*account/i);
    await empty.close();
  });
});
