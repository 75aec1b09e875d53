import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ResponseObject, ResponseOutputItem } from '@q2api/openai-types';
import { SseDecoder } from '@q2api/sse';
import type OpenAI from 'openai';
import { MODEL, play, TestGateway } from './test-gateway.js';
import { lastMessage, upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;
let client: OpenAI;

beforeAll(async () => {
  gateway = await TestGateway.start();
  client = gateway.openai();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const parameters = { type: 'object', properties: { city: { type: 'string' } } };
const WEATHER = { type: 'function' as const, name: 'weather', parameters, strict: false };

function post(body: object, path = '/v1/responses'): Promise<Response> {
  const text = JSON.stringify({ model: MODEL, input: 'Hello', ...body });
  return gateway.fetch(path, { method: 'POST', body: text });
}

async function respond(body: object): Promise<ResponseObject> {
  const response = await post(body);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as ResponseObject;
}

async function refusal(body: object) {
  const response = await post(body);
  const { error } = (await response.json()) as { error: { param: string; code: string; message: string } };
  return { status: response.status, ...error };
}

interface Event {
  type: string;
  sequence_number: number;
  output_index?: number;
  item?: ResponseOutputItem;
  response?: ResponseObject;
}

async function streamed(body: object) {
  const text = await (await post({ ...body, stream: true })).text();
  const decoder = new SseDecoder();
  const messages = [...decoder.push(text), ...decoder.end()];
  const events = messages.map(({ data }) => JSON.parse(data) as Event);
  expect(messages.map(({ event }) => event)).toEqual(events.map(({ type }) => type));
  return { text, events };
}

const outputTextOf = (response: ResponseObject) =>
  response.output
    .flatMap((item) => (item.type === 'message' ? item.content.map(({ text }) => text) : []))
    .join('');
const itemsOf = <Type extends ResponseOutputItem['type']>(response: ResponseObject, type: Type) =>
  response.output.filter((item): item is Extract<ResponseOutputItem, { type: Type }> => item.type === type);
const sent = () => JSON.stringify(upstreamRequests(gateway).at(-1));

describe('the SDK', () => {
  it('R-001 gets an answer to text', async () => {
    const response = await client.responses.create({ model: MODEL, input: 'Hello there' });
    expect(response).toMatchObject({ object: 'response', status: 'completed', model: MODEL, store: false });
    expect(response.output_text).toContain('You said: Hello there');
  });

  it('R-002 gets the same answer streamed', async () => {
    const input = play('text', { deltas: 30 });
    const whole = await client.responses.create({ model: MODEL, input });
    const stream = client.responses.stream({ model: MODEL, input });
    const types: string[] = [];
    for await (const { type } of stream) if (types.at(-1) !== type) types.push(type);
    expect(types).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    const final = await stream.finalResponse();
    expect(final.output_text).toBe(whole.output_text);
    expect(final.usage).toEqual(whole.usage);
  });

  it('R-006 runs two tools and hands their results back', async () => {
    const content = play('tools', [
      { name: 'weather', input: { city: 'Oslo' } },
      { name: 'weather', input: { city: 'Rome' } },
    ]);
    const question = { role: 'user' as const, content };
    const first = await client.responses.create({ model: MODEL, input: [question], tools: [WEATHER] });
    const calls = first.output.filter((item) => item.type === 'function_call');
    expect(calls.map(({ name, arguments: json }) => [name, JSON.parse(json) as unknown])).toEqual([
      ['weather', { city: 'Oslo' }],
      ['weather', { city: 'Rome' }],
    ]);
    const outputs = calls.map(({ call_id }, index) => ({
      type: 'function_call_output' as const,
      call_id,
      output: index === 0 ? '7 degrees' : [{ type: 'input_text' as const, text: '21 degrees' }],
    }));
    const input = [question, ...first.output, ...outputs] as OpenAI.Responses.ResponseInput;
    const second = await client.responses.create({ model: MODEL, input, tools: [WEATHER] });
    expect(second.output_text).toMatch(/7 degrees[^]*21 degrees/);
    expect(lastMessage(gateway).userInputMessageContext?.toolResults).toHaveLength(2);
    expect(upstreamRequests(gateway).at(-1)?.conversationState.history).toHaveLength(2);
  });

  it('counts input tokens without asking the upstream', async () => {
    const { object, input_tokens } = await client.responses.inputTokens.count({
      model: MODEL,
      input: 'How long is this?',
      tools: [WEATHER],
    });
    expect(object).toBe('response.input_tokens');
    expect(input_tokens).toBeGreaterThan(10);
    expect(upstreamRequests(gateway)).toHaveLength(0);
  });
});

describe('the stream', () => {
  it('R-003 R-005 counts events and items from 0 and tells a call whole before its end', async () => {
    const input = play('tools', [
      { name: 'weather', input: { city: 'Oslo' } },
      { name: 'weather', input: {} },
    ]);
    const { events } = await streamed({ input, tools: [WEATHER] });
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
    const ids = events.flatMap(({ response }) => response?.id ?? []);
    expect(new Set(ids).size).toBe(1);
    const added = events.filter(({ type }) => type === 'response.output_item.added');
    expect(added.map(({ output_index }) => output_index)).toEqual([0, 1]);
    const types = events.map(({ type }) => type);
    expect(types.indexOf('response.function_call_arguments.done')).toBeLessThan(
      types.indexOf('response.output_item.done'),
    );
    const calls = itemsOf(events.at(-1)?.response as ResponseObject, 'function_call');
    for (const { id, call_id } of calls) expect(id).not.toBe(call_id);
    expect(calls.map(({ arguments: json }) => JSON.parse(json) as unknown)).toEqual([{ city: 'Oslo' }, {}]);
  });

  it('R-015 ends as incomplete at the limit', async () => {
    const body = { input: play('text', 'one two three four five six seven'), max_output_tokens: 3 };
    const { events } = await streamed(body);
    for (const response of [events.at(-1)?.response, await respond(body)]) {
      expect(response).toMatchObject({
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
      });
    }
    expect(events.at(-1)?.type).toBe('response.incomplete');
  });

  it('R-016 ends as failed when the upstream breaks, and never as completed', async () => {
    const { events } = await streamed({
      input: play('pace', 20) + play('mid-stream-exception', 'server-error'),
    });
    expect(events.at(-1)).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'server_error' } },
    });
    expect(events.map(({ type }) => type)).not.toContain('response.completed');
  });

  it('R-016 tells an overflow before it begins', async () => {
    expect(await refusal({ input: play('error', 'prompt-too-long'), stream: true })).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
    });
  });
});

describe('tools', () => {
  it('R-007 of a namespace are called by both their names', async () => {
    const tools = [
      { type: 'namespace', name: 'agents', description: 'x', tools: [{ ...WEATHER, name: 'close' }] },
    ];
    await respond({ tools });
    const name = lastMessage(gateway).userInputMessageContext?.tools?.[0]?.toolSpecification.name;
    const response = await respond({ tools, input: play('tools', [{ name, input: {} }]) });
    expect(itemsOf(response, 'function_call')[0]).toMatchObject({ name: 'close', namespace: 'agents' });
  });

  it('R-008 may come as additional_tools', async () => {
    const tools = [WEATHER];
    await respond({
      input: [
        { type: 'additional_tools', role: 'developer', tools },
        { role: 'user', content: 'Hi' },
      ],
    });
    expect(lastMessage(gateway).userInputMessageContext?.tools).toHaveLength(1);
  });

  it('R-009 that only OpenAI runs are left out when Codex offers them', async () => {
    const response = await post({ tools: [WEATHER, { type: 'web_search' }, { type: 'tool_search' }] });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-q2api-ignored')).toBe('tools.web_search, tools.tool_search');
    expect(
      await refusal({ tools: [{ type: 'code_interpreter', container: { type: 'auto' } }] }),
    ).toMatchObject({
      status: 400,
      param: 'tools.0.type',
    });
  });

  it('R-010 with free text are called with it', async () => {
    const tools = [{ type: 'custom', name: 'patch', format: { type: 'text' } }];
    const input = [
      { role: 'user', content: play('tools', [{ name: 'patch', input: { input: '*** Begin' } }]) },
    ];
    const response = await respond({ tools, input });
    const [call] = itemsOf(response, 'custom_tool_call');
    expect(call).toMatchObject({ name: 'patch', input: '*** Begin' });
    const output = { type: 'custom_tool_call_output', call_id: call?.call_id, output: 'applied' };
    expect(outputTextOf(await respond({ tools, input: [...input, call, output] }))).toContain('applied');
  });
});

describe('reasoning', () => {
  const body = {
    model: 'claude-sonnet-4.6',
    input: play('thinking', 'Let me see.'),
    reasoning: { effort: 'low', summary: 'auto' },
    include: ['reasoning.encrypted_content'],
  };

  it('R-011 comes with its proof, which restores the signature upstream', async () => {
    const response = await respond(body);
    const [reasoning] = itemsOf(response, 'reasoning');
    expect(reasoning).toMatchObject({
      summary: [{ type: 'summary_text', text: 'Let me see.' }],
      encrypted_content: expect.stringMatching(/./),
    });
    const question = { role: 'user', content: body.input };
    await respond({ ...body, input: [question, ...response.output, { role: 'user', content: 'Go on' }] });
    const history = JSON.stringify(upstreamRequests(gateway).at(-1)?.conversationState.history);
    expect(history).toMatch(/"reasoningText":\{"text":"Let me see\.","signature":"[^"]+"/);
  });

  it('R-011 with a foreign proof is left out', async () => {
    const foreign = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAAAABo' };
    await respond({
      ...body,
      input: [
        { role: 'user', content: 'Hi' },
        foreign,
        { role: 'assistant', content: 'Hello' },
        { role: 'user', content: 'Go on' },
      ],
    });
    expect(sent()).not.toContain('reasoning');
  });

  it('is not shown to a client that did not ask for it', async () => {
    const response = await respond({ ...body, reasoning: { effort: 'low' }, include: [] });
    expect(itemsOf(response, 'reasoning')).toEqual([]);
  });
});

describe('the request', () => {
  it('R-012 brings instructions, developer and system items to the model', async () => {
    await respond({
      instructions: 'first rule',
      input: [
        { role: 'developer', content: 'second rule' },
        { type: 'message', role: 'system', content: [{ type: 'input_text', text: 'third rule' }] },
        { role: 'user', content: 'question' },
      ],
    });
    expect(sent()).toMatch(/first rule.*second rule.*third rule.*question/);
  });

  it('R-013 may ask to store the response, and is told that it was not', async () => {
    expect(await respond({ store: true, metadata: { a: 'b' } })).toMatchObject({
      store: false,
      previous_response_id: null,
      metadata: { a: 'b' },
    });
  });

  it.each([
    ['previous_response_id', { previous_response_id: 'resp_1' }, 'previous_response_not_found'],
    ['conversation', { conversation: 'conv_1' }, 'unsupported_parameter'],
    ['background', { background: true }, 'unsupported_parameter'],
    ['prompt', { prompt: { id: 'pmpt_1' } }, 'unsupported_parameter'],
    ['input.0.type', { input: [{ type: 'item_reference', id: 'msg_1' }] }, 'unsupported_value'],
  ])('R-014 is refused when it needs %s', async (param, body, code) => {
    expect(await refusal(body)).toMatchObject({ status: 400, param, code });
  });

  it('R-018 is counted in full', async () => {
    const { usage } = await respond({ input: `Hello ${play('usage', 'cache')}` });
    expect(usage).toMatchObject({
      input_tokens_details: { cached_tokens: expect.any(Number) },
      output_tokens_details: { reasoning_tokens: 0 },
    });
    expect(usage?.total_tokens).toBe((usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0));
  });

  it('R-022 may leave out types and ids', async () => {
    const response = await respond({
      input: [
        { role: 'user', content: 'one' },
        { role: 'assistant', content: [{ type: 'output_text', text: 'two' }] },
        { role: 'user', content: [{ type: 'input_text', text: 'three' }] },
      ],
    });
    expect(outputTextOf(response)).toContain('You said: three');
  });
});

describe('routes of stored responses', () => {
  it.each([
    ['GET', '/v1/responses/resp_1'],
    ['DELETE', '/v1/responses/resp_1'],
    ['POST', '/v1/responses/resp_1/cancel'],
    ['GET', '/v1/responses/resp_1/input_items'],
    ['POST', '/v1/responses/compact'],
    ['GET', '/v1/responses'],
  ])('R-013 %s %s is 404', async (method, path) => {
    const response = await gateway.fetch(path, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error', param: null } });
  });

  it('R-013 the SDK raises NotFoundError', async () => {
    await expect(client.responses.retrieve('resp_1')).rejects.toMatchObject({ status: 404 });
  });

  it('R-019 a WebSocket is refused with 426, and the connection goes on', async () => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
    };
    const call = request(`${gateway.url}/v1/responses`, { headers });
    call.end();
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(426);
    let text = '';
    for await (const chunk of response) text += String(chunk);
    expect(JSON.parse(text)).toMatchObject({ error: { message: expect.stringContaining('use HTTP') } });
  });
});
