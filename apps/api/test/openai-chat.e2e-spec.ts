import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChatCompletion, ChatCompletionChunk } from '@q2api/openai-types';
import { SseDecoder } from '@q2api/sse';
import OpenAI from 'openai';
import { RED_PNG } from './red-png.js';
import { MODEL, play, TestGateway } from './test-gateway.js';
import { lastMessage, upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const user = (content: unknown) => ({ role: 'user', content });
const tool = (name: string) => ({
  type: 'function',
  function: { name, parameters: { type: 'object', properties: { city: { type: 'string' } } } },
});

function post(body: object): Promise<Response> {
  const text = JSON.stringify({ model: MODEL, messages: [user('Hello')], ...body });
  return gateway.fetch('/v1/chat/completions', { method: 'POST', body: text });
}

async function complete(body: object): Promise<ChatCompletion> {
  const response = await post(body);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as ChatCompletion;
}

interface Refusal {
  error: { message: string; type: string; param: string | null; code: string | null };
}

async function refusal(body: object) {
  const response = await post(body);
  const { error } = (await response.json()) as Refusal;
  return { status: response.status, ...error };
}

async function streamed(body: object) {
  const text = await (await post({ ...body, stream: true })).text();
  const decoder = new SseDecoder();
  const events = [...decoder.push(text), ...decoder.end()];
  const chunks = events
    .filter(({ data }) => data !== '[DONE]')
    .map(({ data }) => JSON.parse(data) as ChatCompletionChunk);
  return { text, events, chunks };
}

const choicesOf = (chunks: ChatCompletionChunk[]) => chunks.flatMap(({ choices }) => choices);

describe('the stream', () => {
  it('O-002 begins with the role, ends with one finish reason, the usage and [DONE]', async () => {
    const { chunks, events } = await streamed({ stream_options: { include_usage: true } });
    const choices = choicesOf(chunks);
    expect(choices[0]?.delta.role).toBe('assistant');
    expect(choices.filter(({ finish_reason }) => finish_reason !== null)).toHaveLength(1);
    expect(choices.at(-1)?.finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
    expect(events.at(-1)?.data).toBe('[DONE]');
  });

  it('O-003 keeps id, created, model and object; O-009 has no event lines', async () => {
    const { chunks, text } = await streamed({ messages: [user(play('text', { deltas: 20 }))] });
    const heads = chunks.map(({ id, created, model, object }) => [id, created, model, object].join());
    expect(new Set(heads).size).toBe(1);
    expect(chunks[0]).toMatchObject({ model: MODEL, object: 'chat.completion.chunk' });
    expect(text).not.toMatch(/^event:/m);
  });

  it('O-004 O-005 numbers parallel calls from 0 and names each once', async () => {
    const content = play('tools', [
      { name: 'a', input: { city: 'Oslo' } },
      { name: 'b', input: {} },
    ]);
    const { chunks } = await streamed({ tools: [tool('a'), tool('b')], messages: [user(content)] });
    const calls = choicesOf(chunks).flatMap(({ delta }) => delta.tool_calls ?? []);
    const named = calls.filter(({ id }) => id !== undefined);
    expect(named.map(({ index, function: call }) => [index, call?.name])).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
    const argumentsOf = (index: number) =>
      calls.map((call) => (call.index === index ? (call.function?.arguments ?? '') : '')).join('');
    expect([argumentsOf(0), argumentsOf(1)].map((json) => JSON.parse(json) as unknown)).toEqual([
      { city: 'Oslo' },
      {},
    ]);
    expect(choicesOf(chunks).at(-1)?.finish_reason).toBe('tool_calls');
  });

  it('O-007 has no usage chunk unless asked for', async () => {
    const { chunks } = await streamed({});
    expect(chunks.every(({ choices }) => choices.length === 1)).toBe(true);
  });

  it('O-010 ends a failure with an error line, which the SDK raises', async () => {
    const content = play('pace', 20) + play('mid-stream-exception', 'server-error');
    const { events } = await streamed({ messages: [user(content)] });
    expect(JSON.parse(events.at(-1)?.data ?? '')).toMatchObject({ error: { type: 'server_error' } });

    const messages = [{ role: 'user' as const, content }];
    const stream = gateway.openai().chat.completions.stream({ model: MODEL, messages, stream: true });
    const failure = await stream.finalChatCompletion().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenAI.APIError);
    expect((failure as Error).message).toMatch(/./);
  });
});

describe('the answer', () => {
  it('O-006 has null content beside calls, and no refusal', async () => {
    const content = play('tools', [{ name: 'a', input: {} }]);
    const { choices } = await complete({ tools: [tool('a')], messages: [user(content)] });
    expect(choices[0]?.message).toMatchObject({ content: null, refusal: null });
  });

  it('O-008 counts cached tokens as part of the prompt', async () => {
    const { usage } = await complete({ messages: [user(`Hello ${play('usage', 'cache')}`)] });
    const cached = usage?.prompt_tokens_details?.cached_tokens ?? 0;
    expect(cached).toBeGreaterThan(0);
    expect(usage?.prompt_tokens).toBeGreaterThan(cached);
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
  });

  it('O-018 ends at a stop text, or at the limit, by both names', async () => {
    const content = play('text', 'one two three four five six seven eight nine ten');
    const messages = [user(content)];
    for (const stop of ['three', ['x', 'three']]) {
      const { choices } = await complete({ messages, stop });
      expect(choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: 'one two ' } });
    }
    for (const limit of ['max_tokens', 'max_completion_tokens']) {
      const { choices } = await complete({ messages, [limit]: 3 });
      expect(choices[0]?.finish_reason).toBe('length');
      expect('one two three four five').toContain(choices[0]?.message.content);
    }
  });

  it('O-021 shows reasoning only in reasoning_content, and only when it was asked for', async () => {
    const messages = [user(play('thinking', 'Let me see.'))];
    for (const reasoning_effort of ['minimal', 'low', 'medium', 'high', 'xhigh', 'max']) {
      const { choices } = await complete({ messages, reasoning_effort });
      expect(choices[0]?.message.reasoning_content).toBe('Let me see.');
      expect(choices[0]?.message.content).not.toContain('Let me see.');
    }
    for (const body of [{}, { reasoning_effort: 'none' }]) {
      const { choices } = await complete({ messages, ...body });
      expect(choices[0]?.message).not.toHaveProperty('reasoning_content');
      expect(choices[0]?.message.content).not.toContain('Let me see.');
    }
    const { chunks } = await streamed({ messages, reasoning_effort: 'low' });
    const reasoning = choicesOf(chunks).map(({ delta }) => delta.reasoning_content ?? '');
    expect(reasoning.join('')).toBe('Let me see.');
  });
});

describe('the conversation', () => {
  it('O-011 reaches the model with its system and developer messages, also in the middle', async () => {
    await complete({
      messages: [
        { role: 'system', content: 'first rule' },
        { role: 'developer', content: [{ type: 'text', text: 'second rule' }] },
        user('question'),
        { role: 'assistant', content: 'answer' },
        { role: 'developer', content: 'third rule' },
        user('last question'),
      ],
    });
    const sent = JSON.stringify(upstreamRequests(gateway).at(-1));
    expect(sent).toMatch(/first rule.*second rule.*question.*answer.*third rule.*last question/);
  });

  it.each([
    ['content ""', { content: '' }],
    ['content null', { content: null }],
    ['no content', {}],
  ])('O-012 O-013 goes on after calls with %s, whose results are one turn', async (_name, content) => {
    const call = (id: string, json: string) => ({
      id,
      type: 'function',
      function: { name: 'weather', arguments: json },
    });
    const { choices } = await complete({
      tools: [tool('weather')],
      messages: [
        user('Where is it warmer?'),
        { role: 'assistant', ...content, tool_calls: [call('a', '{"city":"Oslo"}'), call('b', 'not JSON')] },
        { role: 'tool', tool_call_id: 'a', content: '7 degrees' },
        { role: 'tool', tool_call_id: 'b', content: [{ type: 'text', text: '21 degrees' }] },
      ],
    });
    expect(choices[0]?.message.content).toMatch(/7 degrees[^]*21 degrees/);
    expect(lastMessage(gateway).userInputMessageContext?.toolResults).toHaveLength(2);
    expect(JSON.stringify(upstreamRequests(gateway).at(-1))).toContain('"_raw":"not JSON"');
  });

  it('O-013 survives a result whose call is unknown, and says what was done', async () => {
    const messages = [user('Hi'), { role: 'tool', tool_call_id: 'lost', content: 'late result' }];
    const response = await post({ messages });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-q2api-repairs')).toMatch(/./);
    expect(JSON.stringify(upstreamRequests(gateway).at(-1))).toContain('late result');
  });

  it('O-014 shows images and PDF files, and refuses by name what cannot be had', async () => {
    const image = {
      type: 'image_url',
      image_url: { url: `data:image/png;base64,${RED_PNG}`, detail: 'low' },
    };
    const pdf = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
    const file = {
      type: 'file',
      file: { filename: 'note.pdf', file_data: `data:application/pdf;base64,${pdf}` },
    };
    await complete({ messages: [user([image, file, { type: 'text', text: 'What is this?' }])] });
    expect(lastMessage(gateway)).toMatchObject({
      images: [{ format: 'png', source: { bytes: RED_PNG } }],
      documents: [{ format: 'pdf', source: { bytes: pdf } }],
    });

    const audio = { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } };
    expect(await refusal({ messages: [user([audio])] })).toMatchObject({
      status: 400,
      param: 'messages.0.content.0.type',
    });
    const stored = { type: 'file', file: { file_id: 'file-1' } };
    expect(await refusal({ messages: [user([stored])] })).toMatchObject({
      status: 400,
      param: 'messages.0.content.0.file.file_id',
    });
  });

  it('O-014 does not drop an image that is only a URL', async () => {
    const image = { type: 'image_url', image_url: { url: 'http://127.0.0.1:9/image.png' } };
    expect(await refusal({ messages: [user([image])] })).toMatchObject({ status: 400, code: null });
  });

  it('O-016 may use the deprecated functions', async () => {
    const functions = [{ name: 'weather', parameters: { type: 'object', properties: {} } }];
    const question = user(play('tools', [{ name: 'weather', input: { city: 'Oslo' } }]));
    const { choices } = await complete({ functions, messages: [question] });
    expect(choices[0]).toMatchObject({
      finish_reason: 'function_call',
      message: { function_call: { name: 'weather', arguments: '{"city":"Oslo"}' } },
    });
    const messages = [
      question,
      choices[0]?.message,
      { role: 'function', name: 'weather', content: '7 degrees' },
    ];
    const answer = await complete({ functions, messages });
    expect(answer.choices[0]?.message.content).toContain('7 degrees');
  });

  it('O-022 may have keys that nobody knows, as opencode sends them', async () => {
    const cache_control = { type: 'ephemeral' };
    await complete({
      unknown_field: { deep: true },
      messages: [
        { role: 'system', content: 'rule', cache_control },
        { ...user('Hi'), cache_control, name: 'me' },
      ],
    });
  });
});

describe('fields of the request', () => {
  it.each([
    ['n', { n: 2 }],
    ['logprobs', { logprobs: true }],
    ['top_logprobs', { top_logprobs: 3 }],
    ['logit_bias', { logit_bias: { '50256': -100 } }],
    ['modalities', { modalities: ['text', 'audio'] }],
    ['audio', { audio: { voice: 'alloy', format: 'wav' } }],
    ['web_search_options', { web_search_options: {} }],
  ])('O-019 %s is refused by its name', async (param, body) => {
    expect(await refusal(body)).toMatchObject({ status: 400, type: 'invalid_request_error', param });
  });

  it('O-020 without effect are accepted, and named where an effect could be expected', async () => {
    const response = await post({
      temperature: 0.7,
      top_p: 0.9,
      presence_penalty: 0.1,
      frequency_penalty: 0.1,
      seed: 7,
      user: 'me',
      store: true,
      metadata: { a: 'b' },
      prediction: { type: 'content', content: 'x' },
      verbosity: 'low',
      prompt_cache_key: 'k',
      safety_identifier: 's',
      service_tier: 'auto',
      n: 1,
      logprobs: false,
      logit_bias: {},
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-q2api-ignored')).toBe(
      'temperature, top_p, presence_penalty, frequency_penalty, seed, store, verbosity',
    );
  });

  it('O-025 custom tools are called with free text', async () => {
    const tools = [{ type: 'custom', custom: { name: 'run', description: 'Runs a program' } }];
    const content = play('tools', [{ name: 'run', input: { input: 'print("hi")' } }]);
    const { choices } = await complete({ tools, messages: [user(content)] });
    expect(choices[0]?.message.tool_calls?.[0]).toMatchObject({
      type: 'custom',
      custom: { name: 'run', input: 'print("hi")' },
    });
  });
});

describe('O-023 failures', () => {
  it.each([
    ['prompt-too-long', 400, 'invalid_request_error', 'context_length_exceeded'],
    ['throttled', 429, 'rate_limit_error', 'rate_limit_exceeded'],
    ['monthly-limit', 429, 'insufficient_quota', 'insufficient_quota'],
    ['no-capacity', 503, 'server_error', 'server_is_overloaded'],
  ])('%s is %i %s', async (row, status, type, code) => {
    // With an account of its own: after some failures it rests.
    const fresh = await TestGateway.start();
    const body = { model: MODEL, messages: [user(play('error', row))] };
    const response = await fresh.fetch('/v1/chat/completions', {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { type, code, param: null } });
    await fresh.close();
  });

  it('an unknown model is 404', async () => {
    expect(await refusal({ model: 'gpt-9' })).toMatchObject({
      status: 404,
      type: 'invalid_request_error',
      param: 'model',
      code: 'model_not_found',
    });
  });
});
