import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { RED_PNG } from './red-png.js';
import { MODEL, play, TestGateway } from './test-gateway.js';

let gateway: TestGateway;
let client: OpenAI;

beforeAll(async () => {
  gateway = await TestGateway.start();
  client = gateway.openai();
});
afterAll(() => gateway.close());

const WEATHER: OpenAI.ChatCompletionTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather in a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

type Params = Omit<OpenAI.ChatCompletionCreateParamsNonStreaming, 'model'>;

/** The same request folded and streamed: both must reach the client as the same completion. */
async function both(request: Params) {
  const params = { model: MODEL, ...request };
  return [
    await client.chat.completions.create(params),
    await client.chat.completions.stream({ ...params, stream: true }).finalChatCompletion(),
  ];
}

const contentOf = (completion: OpenAI.ChatCompletion | undefined) => completion?.choices[0]?.message.content;

function lastRequest() {
  const { body } = gateway.emulator.requests({ operation: 'GenerateAssistantResponse' }).at(-1) ?? {};
  return JSON.stringify(body);
}

describe('the OpenAI SDK', () => {
  it('gets an answer, folded and streamed', async () => {
    for (const completion of await both({ messages: [{ role: 'user', content: 'Hello there' }] })) {
      expect(completion).toMatchObject({ object: 'chat.completion', model: MODEL });
      expect(completion.id).toMatch(/^chatcmpl-/);
      expect(Math.abs(completion.created - Date.now() / 1000)).toBeLessThan(60);
      expect(completion.choices[0]?.finish_reason).toBe('stop');
      expect(contentOf(completion)).toContain('You said: Hello there');
    }
  });

  it('reports usage folded, and streamed when asked to', async () => {
    const params = { model: MODEL, messages: [{ role: 'user' as const, content: 'Hello' }] };
    const folded = await client.chat.completions.create(params);
    const stream = client.chat.completions.stream({
      ...params,
      stream: true,
      stream_options: { include_usage: true },
    });
    const streamed = await stream.finalChatCompletion();
    expect(folded.usage?.prompt_tokens).toBeGreaterThan(0);
    expect(streamed.usage).toEqual(folded.usage);
  });

  it('sends system and developer messages, and the history in its order', async () => {
    await both({
      messages: [
        { role: 'system', content: 'You are the keeper of the seal.' },
        { role: 'developer', content: 'Answer in one word.' },
        { role: 'user', content: 'first question' },
        { role: 'assistant', content: 'first answer' },
        { role: 'user', content: 'second question' },
      ],
    });
    expect(lastRequest()).toContain('You are the keeper of the seal.');
    expect(lastRequest()).toContain('Answer in one word.');
    expect(lastRequest()).toMatch(/first question.*first answer.*second question/);
  });

  it('sends Chinese text and emoji there and back unharmed, however the bytes are cut', async () => {
    const content = `${play('cut', 'byte')} 你好，世界！🌍 「引号」`;
    for (const completion of await both({ messages: [{ role: 'user', content }] })) {
      expect(contentOf(completion)).toContain('你好，世界！🌍 「引号」');
    }
  });

  it('runs a tool and hands its result back', async () => {
    const question = { role: 'user' as const, content: 'use the get_weather tool with {"city": "Oslo"}' };
    for (const completion of await both({ tools: [WEATHER], messages: [question] })) {
      const choice = completion.choices[0];
      expect(choice?.finish_reason).toBe('tool_calls');
      const call = choice?.message.tool_calls?.[0];
      expect(call).toMatchObject({ type: 'function', function: { name: 'get_weather' } });
      expect(JSON.parse((call as OpenAI.ChatCompletionMessageFunctionToolCall).function.arguments)).toEqual({
        city: 'Oslo',
      });
      const round: OpenAI.ChatCompletionMessageParam[] = [
        question,
        choice?.message as OpenAI.ChatCompletionMessageParam,
        { role: 'tool', tool_call_id: call?.id ?? '', content: '7 °C, rain' },
      ];
      for (const answer of await both({ tools: [WEATHER], messages: round })) {
        expect(contentOf(answer)).toContain('The tool answered: 7 °C, rain');
      }
    }
  });

  it('keeps parallel tool calls apart', async () => {
    const tools = ['alpha', 'beta'].map((name) => ({ ...WEATHER, function: { ...WEATHER.function, name } }));
    const content = play('tools', [
      { name: 'alpha', input: { city: 'A' } },
      { name: 'beta', input: { city: 'B' } },
    ]);
    for (const completion of await both({ tools, messages: [{ role: 'user', content }] })) {
      const calls = completion.choices[0]?.message.tool_calls ?? [];
      expect(calls.map((call) => (call.type === 'function' ? call.function.name : ''))).toEqual([
        'alpha',
        'beta',
      ]);
      expect(new Set(calls.map((call) => call.id)).size).toBe(2);
    }
  });

  it('shows images', async () => {
    const content: OpenAI.ChatCompletionContentPart[] = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${RED_PNG}` } },
    ];
    for (const completion of await both({ messages: [{ role: 'user', content }] })) {
      expect(contentOf(completion)).toMatch(/You showed me an image \(png, \d+ bytes\)/);
    }
  });

  it('is told of a wrong key, and that there is no account', async () => {
    const params = { model: MODEL, messages: [{ role: 'user' as const, content: 'Hi' }] };
    const wrong = gateway.openai('sk-wrong-key').chat.completions.create(params);
    await expect(wrong).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });

    const empty = await TestGateway.start({ account: false });
    await expect(empty.openai().chat.completions.create(params)).rejects.toThrow(/401.*account/i);
    await empty.close();
  });

  it('is told of an unknown model, with near names', async () => {
    const call = client.chat.completions.create({
      model: 'claude-sonet-4',
      messages: [{ role: 'user', content: 'Hi' }],
    });
    await expect(call).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
    await expect(call).rejects.toThrow('claude-sonnet-4');
  });
});
