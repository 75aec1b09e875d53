import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL, play, TestGateway } from './test-gateway.js';
import { answerWith, lastMessage, upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const parameters = { type: 'object', properties: { city: { type: 'string' } } };
const CALL_BOTH = play('tools', [
  { name: 'rain', input: { city: 'A' } },
  { name: 'wind', input: { city: 'B' } },
]);

interface Answer {
  choices?: { message: { tool_calls?: { function: { name: string } }[] } }[];
  content?: { type: string; name?: string }[];
  output?: { type: string; name?: string }[];
  error?: { message: string; param?: string };
}

/** How each protocol spells tools and choices, and the names of the tools that its answer calls. */
const PROTOCOLS = {
  'O-015 Chat Completions': {
    path: '/v1/chat/completions',
    body: (content: string) => ({
      messages: [{ role: 'user', content }],
      tools: ['rain', 'wind'].map((name) => ({ type: 'function', function: { name, parameters } })),
    }),
    none: { tool_choice: 'none' },
    any: { tool_choice: 'required' },
    wind: { tool_choice: { type: 'function', function: { name: 'wind' } } },
    unknown: { tool_choice: { type: 'function', function: { name: 'snow' } } },
    single: { parallel_tool_calls: false },
    callsOf: ({ choices }: Answer) =>
      choices?.[0]?.message.tool_calls?.map(({ function: { name } }) => name) ?? [],
  },
  'O-015 Responses': {
    path: '/v1/responses',
    body: (input: string) => ({
      input,
      tools: ['rain', 'wind'].map((name) => ({ type: 'function', name, parameters, strict: false })),
    }),
    none: { tool_choice: 'none' },
    any: { tool_choice: 'required' },
    wind: { tool_choice: { type: 'function', name: 'wind' } },
    unknown: { tool_choice: { type: 'function', name: 'snow' } },
    single: { parallel_tool_calls: false },
    callsOf: ({ output = [] }: Answer) => output.flatMap(({ name }) => name ?? []),
  },
  'C-033 C-034 Claude Messages': {
    path: '/v1/messages',
    body: (content: string) => ({
      max_tokens: 1000,
      messages: [{ role: 'user', content }],
      tools: ['rain', 'wind'].map((name) => ({ name, input_schema: parameters })),
    }),
    none: { tool_choice: { type: 'none' } },
    any: { tool_choice: { type: 'any' } },
    wind: { tool_choice: { type: 'tool', name: 'wind' } },
    unknown: { tool_choice: { type: 'tool', name: 'snow' } },
    single: { tool_choice: { type: 'auto', disable_parallel_tool_use: true } },
    callsOf: ({ content = [] }: Answer) => content.flatMap(({ name }) => name ?? []),
  },
};

describe.each(Object.entries(PROTOCOLS))('%s', (_name, { path, body, callsOf, ...choices }) => {
  async function ask(prompt: string, choice: object) {
    const text = JSON.stringify({ model: MODEL, ...body(prompt), ...choice });
    const response = await gateway.fetch(path, { method: 'POST', body: text });
    const answer = (await response.json()) as Answer;
    return { status: response.status, calls: callsOf(answer), message: answer.error?.message };
  }
  const offered = () =>
    lastMessage(gateway).userInputMessageContext?.tools?.map(
      ({ toolSpecification }) => toolSpecification.name,
    );

  it('none offers no tools', async () => {
    expect(await ask('use the wind tool', choices.none)).toMatchObject({ status: 200, calls: [] });
    expect(offered()).toBeUndefined();
  });

  it('any accepts whatever is called', async () => {
    expect(await ask('use the wind tool', choices.any)).toMatchObject({ status: 200, calls: ['wind'] });
    expect(lastMessage(gateway).content).toContain('must call at least one of the tools');
  });

  it('any asks once more when nothing was called', async () => {
    answerWith(gateway, 'No need for that.');
    // The second answer to the same conversation is the ordinary one, which does as its last line says.
    gateway.emulator.inject({ times: 1, scenario: 'tools [{"name":"rain","input":{}}]' });
    expect(await ask('Hello', choices.any)).toMatchObject({ status: 200, calls: ['rain'] });
    expect(lastMessage(gateway).content).toContain('A call is required');
  });

  it('any is an error when nothing is ever called', async () => {
    answerWith(gateway, 'No.', 'No!');
    const { status, message } = await ask('Hello', choices.any);
    expect(status).toBe(path === '/v1/messages' ? 502 : 400);
    expect(message).toBe('The model did not call one of the tools, which the request demands.');
    expect(upstreamRequests(gateway)).toHaveLength(2);
  });

  it('a certain tool is the only one on offer', async () => {
    expect(await ask('use the wind tool', choices.wind)).toMatchObject({ status: 200, calls: ['wind'] });
    expect(offered()).toEqual(['wind']);
  });

  it('refuses a tool that is not among the tools', async () => {
    expect(await ask('Hello', choices.unknown)).toMatchObject({ status: 400 });
  });

  it('keeps the first of two calls when only one may be made', async () => {
    expect(await ask(CALL_BOTH, {})).toMatchObject({ calls: ['rain', 'wind'] });
    expect(await ask(CALL_BOTH, choices.single)).toMatchObject({ calls: ['rain'] });
  });
});

describe('O-015 allowed_tools', () => {
  it('leaves out the others, in both OpenAI surfaces', async () => {
    const allowed = { mode: 'auto', tools: [{ type: 'function', function: { name: 'wind' } }] };
    const chat = PROTOCOLS['O-015 Chat Completions'];
    const responses = PROTOCOLS['O-015 Responses'];
    for (const [{ path, body }, tool_choice] of [
      [chat, { type: 'allowed_tools', allowed_tools: allowed }],
      [responses, { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'wind' }] }],
    ] as const) {
      const text = JSON.stringify({ model: MODEL, ...body('Hello'), tool_choice });
      const response = await gateway.fetch(path, { method: 'POST', body: text });
      expect(response.status).toBe(200);
      const { tools = [] } = lastMessage(gateway).userInputMessageContext ?? {};
      expect(tools.map(({ toolSpecification }) => toolSpecification.name)).toEqual(['wind']);
    }
  });
});
