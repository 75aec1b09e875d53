import type Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type OpenAI from 'openai';
import { MODEL, play, TestGateway } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterAll(() => gateway.close());

const SCENARIOS: [string, string][] = [
  ['the ordinary answer', 'Hello'],
  ['many deltas', play('text', { deltas: 200, size: 3 })],
  ['the same delta again and again', play('text', { deltas: 5, repeat: 'ha' })],
  ['Chinese text cut at every byte', play('text', '你好，世界！🌍') + play('cut', 'byte')],
  ['frames cut at random', play('text', { deltas: 50 }) + play('cut', 'random')],
  [
    'a tool use',
    play('tools', [{ name: 'alpha', input: { text: 'a "quoted" 值', list: [1, { deep: true }] } }]),
  ],
  ['parallel tool uses', play('parallel-tools', 2)],
  ['a tool use without input', play('tool-empty-input')],
  ['a tool input that is an object', play('tool-object-input')],
  ['a tool use named once', play('tool-name-once')],
  ['a tool use that the next one closes', play('tool-unstopped')],
  ['thinking', play('thinking')],
  ['redacted thinking', play('redacted-thinking')],
  ['reasoning that comes late', play('late-reasoning')],
  ['events that nobody knows', play('unknown-event')],
  ['events without a meaning for the answer', play('other-events')],
  ['a follow-up suggestion', play('followup')],
  ['a code reference', play('code-reference')],
  ['cached usage', `Hello ${play('usage', 'cache')}`],
  ['usage from the context', `Hello ${play('usage', 'context')}`],
  ['no usage at all', `Hello ${play('usage', 'none')}`],
  ['an answer cut by the model', `Hello ${play('stop-reason', 'MAX_TOKENS')}`],
  ['a refusal', `Hello ${play('stop-reason', 'CONTENT_FILTERED')}`],
];

const SCHEMA = { type: 'object' as const, properties: { text: { type: 'string' } } };
const TOOL_NAMES = ['alpha', 'beta'];

/** `parsed_output` is the SDK's own. Ids and signatures are made anew for each answer. */
const ONE_SIDED = ['parsed_output'];
const MADE_ANEW = ['id', 'signature', 'data'];

function comparable(message: Anthropic.Message): unknown {
  return JSON.parse(
    JSON.stringify(message, (key, value: unknown) => {
      if (ONE_SIDED.includes(key)) return undefined;
      return MADE_ANEW.includes(key) ? typeof value : value;
    }),
  ) as unknown;
}

/** The SDK keeps only the last piece of streamed reasoning and adds its own fields; ids are made anew. */
function comparableCompletion({ choices, usage, model, object }: OpenAI.ChatCompletion): unknown {
  const { message, finish_reason: finishReason } = choices[0]!;
  const calls = (message.tool_calls ?? []).map((call) => {
    if (call.type !== 'function') throw new Error('not a function call');
    return { name: call.function.name, arguments: call.function.arguments };
  });
  return { model, object, usage, finishReason, content: message.content, calls };
}

describe('a streamed answer, put together by the SDK, equals the folded one', () => {
  it.each(SCENARIOS)('Claude: %s', async (_name, content) => {
    const client = gateway.claude();
    const params: Anthropic.MessageCreateParamsNonStreaming = {
      model: MODEL,
      max_tokens: 4000,
      thinking: { type: 'enabled', budget_tokens: 1024 },
      messages: [{ role: 'user', content }],
      tools: TOOL_NAMES.map((name) => ({ name, input_schema: SCHEMA })),
    };
    const folded = await client.messages.create(params);
    const streamed = await client.messages.stream(params).finalMessage();
    expect(comparable(streamed)).toEqual(comparable(folded));
    expect(folded.content.length).toBeGreaterThan(0);
  });

  it.each(SCENARIOS)('OpenAI: %s', async (_name, content) => {
    const client = gateway.openai();
    const params: OpenAI.ChatCompletionCreateParamsNonStreaming = {
      model: MODEL,
      reasoning_effort: 'low',
      messages: [{ role: 'user', content }],
      tools: TOOL_NAMES.map((name) => ({ type: 'function', function: { name, parameters: SCHEMA } })),
    };
    const folded = await client.chat.completions.create(params);
    const chunks = client.chat.completions.stream({
      ...params,
      stream: true,
      stream_options: { include_usage: true },
    });
    const streamed = await chunks.finalChatCompletion();
    expect(comparableCompletion(streamed)).toEqual(comparableCompletion(folded));
  });
});
