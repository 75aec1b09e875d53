import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { makeParseableResponseFormat, makeParseableTextFormat } from 'openai/lib/parser';
import { MODEL, play, TestGateway } from './test-gateway.js';
import { answerWith, lastMessage, upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const schema = {
  type: 'object' as const,
  properties: { title: { type: 'string' } },
  required: ['title'],
  additionalProperties: false,
};
const named = { name: 'answer', schema, strict: true };
const JSON_TEXT = '{"title":"Weather in Oslo"}';
const FENCED = `Here it is:\n\`\`\`json\n${JSON_TEXT}\n\`\`\``;
const PROMPT = 'Give it a title.';

/** How each protocol asks for the format, and where in its answer the text is. */
const PROTOCOLS = {
  'O-017 Chat Completions': {
    path: '/v1/chat/completions',
    body: {
      messages: [{ role: 'user', content: PROMPT }],
      response_format: { type: 'json_schema', json_schema: named },
    },
    textOf: (answer: Answer) => answer.choices?.[0]?.message.content,
  },
  'R-017 Responses': {
    path: '/v1/responses',
    body: { input: PROMPT, text: { format: { type: 'json_schema', ...named } } },
    textOf: (answer: Answer) => answer.output?.[0]?.content[0]?.text,
  },
  'C-044 Claude Messages': {
    path: '/v1/messages',
    body: {
      max_tokens: 1000,
      messages: [{ role: 'user', content: PROMPT }],
      output_config: { format: { type: 'json_schema', schema } },
    },
    textOf: (answer: Answer) => answer.content?.[0]?.text,
  },
};

interface Answer {
  choices?: { message: { content: string } }[];
  output?: { content: { text: string }[] }[];
  content?: { text: string }[];
  error?: { message: string; code?: string; type: string };
}

describe.each(Object.entries(PROTOCOLS))('%s', (_name, { path, body, textOf }) => {
  const ask = async (fields: object = {}) => {
    const text = JSON.stringify({ model: MODEL, ...body, ...fields });
    const response = await gateway.fetch(path, { method: 'POST', body: text });
    return { response, answer: await response.text() };
  };

  it('gives bare JSON for a fenced answer, and the schema reaches the model', async () => {
    answerWith(gateway, FENCED);
    const { answer } = await ask();
    expect(textOf(JSON.parse(answer) as Answer)).toBe(JSON_TEXT);
    expect(lastMessage(gateway).content).toContain(JSON.stringify(schema));
  });

  it('asks once more when the answer does not fit, naming what is wrong', async () => {
    answerWith(gateway, '{"name":"Oslo"}', JSON_TEXT);
    const { answer, response } = await ask();
    expect(textOf(JSON.parse(answer) as Answer)).toBe(JSON_TEXT);
    expect(response.headers.get('x-q2api-repairs')).toContain('asked the model again');
    const { history = [], currentMessage } = upstreamRequests(gateway).at(-1)?.conversationState ?? {};
    expect(JSON.stringify(history)).toContain('{\\"name\\":\\"Oslo\\"}');
    expect(JSON.stringify(currentMessage)).toContain("must have required property 'title'");
  });

  it.each([false, true])(
    'is an error with its own status when it never fits (stream: %s)',
    async (stream) => {
      answerWith(gateway, 'Sure!', 'Of course!');
      const { answer, response } = await ask({ stream });
      expect(response.status).toBe(path === '/v1/messages' ? 502 : 400);
      expect(response.headers.get('x-should-retry')).toBe('false');
      const { error } = JSON.parse(answer) as Answer;
      expect(error?.message).toBe(
        "The model's answer does not have the requested format: the answer is not JSON.",
      );
      expect(upstreamRequests(gateway)).toHaveLength(2);
    },
  );

  it('streams only what fits', async () => {
    answerWith(gateway, 'Sure!', FENCED);
    const { answer } = await ask({ stream: true });
    expect(answer).toContain(JSON.stringify(JSON_TEXT));
    expect(answer).not.toContain('Sure!');
    expect(answer).not.toContain('```');
  });

  it('refuses a schema that cannot be used, naming where it stands', async () => {
    const broken = JSON.stringify({ model: MODEL, ...body }).replace('"object"', '"thing"');
    const response = await gateway.fetch(path, { method: 'POST', body: broken });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as Answer;
    expect(error?.message).toMatch(
      /^(response_format\.json_schema|text\.format|output_config\.format)\.schema: /,
    );
    expect(upstreamRequests(gateway)).toHaveLength(0);
  });
});

describe("the SDKs' own parsers", () => {
  // What the SDK's helper for zod makes of a schema.
  const parse = (text: string) => JSON.parse(text) as unknown;
  const response_format = makeParseableResponseFormat(
    { type: 'json_schema' as const, json_schema: named },
    parse,
  );
  const format = makeParseableTextFormat({ type: 'json_schema' as const, ...named }, parse);
  const messages = [{ role: 'user' as const, content: PROMPT }];

  it('O-017 parse the answer, streamed and not', async () => {
    const { completions } = gateway.openai().chat;
    answerWith(gateway, FENCED, FENCED);
    const parsed = await completions.parse({ model: MODEL, messages, response_format });
    expect(parsed.choices[0]?.message.parsed).toEqual({ title: 'Weather in Oslo' });
    const streamed = completions.stream({ model: MODEL, messages, response_format, stream: true });
    expect((await streamed.finalChatCompletion()).choices[0]?.message.parsed).toEqual(JSON.parse(JSON_TEXT));
  });

  it('O-017 json_object gives an object', async () => {
    answerWith(gateway, FENCED);
    const completion = await gateway.openai().chat.completions.create({
      model: MODEL,
      messages,
      response_format: { type: 'json_object' },
    });
    expect(JSON.parse(completion.choices[0]?.message.content ?? '')).toEqual(JSON.parse(JSON_TEXT));
  });

  it('R-017 parse the response, streamed and not', async () => {
    const { responses } = gateway.openai();
    answerWith(gateway, FENCED, FENCED);
    const parsed = await responses.parse({ model: MODEL, input: PROMPT, text: { format } });
    expect(parsed.output_parsed).toEqual(JSON.parse(JSON_TEXT));
    const streamed = responses.stream({ model: MODEL, input: PROMPT, text: { format } });
    expect((await streamed.finalResponse()).output_parsed).toEqual(JSON.parse(JSON_TEXT));
  });

  it('C-044 parse the message', async () => {
    answerWith(gateway, FENCED);
    const parsed = await gateway.claude().messages.parse({
      model: MODEL,
      max_tokens: 1000,
      messages,
      output_config: { format: { type: 'json_schema', schema } },
    });
    expect(parsed.content[0]).toMatchObject({ type: 'text', text: JSON_TEXT });
  });
});

describe('structured output beside tools', () => {
  it('lets a tool call through as it is', async () => {
    const content = play('tools', [{ name: 'look', input: { a: 1 } }]);
    const completion = await gateway.openai().chat.completions.create({
      model: MODEL,
      messages: [{ role: 'user', content }],
      tools: [{ type: 'function', function: { name: 'look' } }],
      response_format: { type: 'json_object' },
    });
    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ function: { name: 'look', arguments: '{"a":1}' } }] },
    });
  });
});

describe('STRUCTURED_OUTPUT_REPAIRS=0', () => {
  it('asks only once', async () => {
    const strict = await TestGateway.start({ config: { structuredOutputRepairs: 0 } });
    answerWith(strict, 'Sure!');
    const call = strict.openai().chat.completions.create({
      model: MODEL,
      messages: [{ role: 'user', content: PROMPT }],
      response_format: { type: 'json_object' },
    });
    await expect(call).rejects.toMatchObject({ status: 400, code: 'unusable_answer' });
    expect(upstreamRequests(strict)).toHaveLength(1);
    await strict.close();
  });
});
