import { describe, expect, it } from '@jest/globals';
import { APIError } from 'openai';
import type { ChatCompletionChunk } from '@q2api/openai-types';
import { collectTurn, TurnError, type TurnEvent } from '@q2api/turn';
import { sdkReading } from '../__fixtures__/openai-sdk.js';
import { text, textTurn, thinking, toolUse, turn, USAGE } from '../../__fixtures__/answers.js';
import { ChatChunkEncoder, type ChatChunkOptions } from './chat-chunk-encoder.js';
import { toChatCompletion } from './to-chat-completion.js';

const OPTIONS = { completionId: 'chatcmpl-1', created: 1_790_000_000, model: 'claude', includeUsage: false };

function encode(events: readonly TurnEvent[], options: Partial<ChatChunkOptions> = {}): string {
  return new ChatChunkEncoder({ ...OPTIONS, ...options }).encode(events);
}

/** The chunks of a stream, after its frame was checked: `data:` lines only, `[DONE]` last. */
function chunksOf(sse: string): ChatCompletionChunk[] {
  const lines = sse.split('\n\n');
  expect(lines.splice(-2)).toEqual(['data: [DONE]', '']);
  return lines.map((line) => {
    expect(line).toMatch(/^data: \{.*\}$/);
    return JSON.parse(line.slice('data: '.length)) as ChatCompletionChunk;
  });
}

function deltasOf(sse: string) {
  return chunksOf(sse).flatMap((chunk) => chunk.choices.map((choice) => choice.delta));
}

describe('ChatChunkEncoder', () => {
  it('O-002 sends the role, the text, one finish reason and [DONE], in this order', () => {
    const chunks = chunksOf(encode(textTurn('Hel', 'lo')));
    expect(chunks.map((chunk) => chunk.choices[0])).toEqual([
      { index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null },
      { index: 0, delta: { content: 'Hel' }, logprobs: null, finish_reason: null },
      { index: 0, delta: { content: 'lo' }, logprobs: null, finish_reason: null },
      { index: 0, delta: {}, logprobs: null, finish_reason: 'stop' },
    ]);
  });

  it('O-003 repeats id, created, model and object in all chunks', () => {
    const sse = encode(turn(...text('a'), ...toolUse('c', 'f', '{}')), { includeUsage: true });
    for (const { id, created, model, object } of chunksOf(sse)) {
      expect({ id, created, model, object }).toEqual({
        id: 'chatcmpl-1',
        created: 1_790_000_000,
        model: 'claude',
        object: 'chat.completion.chunk',
      });
    }
  });

  it('O-004 sends id, type and name of a call only once and its arguments as they come', () => {
    const sse = encode(turn(...toolUse('call_1', 'get_weather', '{"city":', '"上海"}')));
    expect(deltasOf(sse).slice(1, -1)).toEqual([
      {
        tool_calls: [
          { index: 0, id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '' } },
        ],
      },
      { tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] },
      { tool_calls: [{ index: 0, function: { arguments: '"上海"}' } }] },
    ]);
  });

  it('O-004 sends {} for a call without arguments', () => {
    const [, , last] = deltasOf(encode(turn(...toolUse('call_1', 'now'))));
    expect(last).toEqual({ tool_calls: [{ index: 0, function: { arguments: '{}' } }] });
  });

  it('O-005 numbers two calls 0 and 1 and finishes with tool_calls', () => {
    const chunks = chunksOf(encode(turn(...toolUse('a', 'f', '{}'), ...toolUse('b', 'f', '{}'))));
    const calls = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(calls.map((call) => [call.index, call.id])).toEqual([
      [0, 'a'],
      [0, undefined],
      [1, 'b'],
      [1, undefined],
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
  });

  it('O-007 sends no usage unless it was asked for', () => {
    expect(encode(textTurn('hi'))).not.toContain('usage');
  });

  it('O-008 sends the usage last, with empty choices, and counts cached tokens as prompt', () => {
    const usage = { ...USAGE, cacheReadTokens: 100, cacheWriteTokens: 3 };
    const chunks = chunksOf(
      encode([{ type: 'turn-start' }, { type: 'turn-end', stopReason: 'end_turn', usage }], {
        includeUsage: true,
      }),
    );
    expect(chunks.map((chunk) => chunk.usage)).toEqual([
      null,
      null,
      {
        prompt_tokens: 123,
        completion_tokens: 7,
        total_tokens: 130,
        prompt_tokens_details: { cached_tokens: 100 },
      },
    ]);
    expect(chunks.at(-1)?.choices).toEqual([]);
  });

  it('O-009 keeps the connection alive with a comment', () => {
    expect(new ChatChunkEncoder(OPTIONS).ping).toMatch(/^: [^\n]*\n\n$/);
  });

  it('O-010 ends a failed stream with an error that the SDK raises', async () => {
    const encoder = new ChatChunkEncoder(OPTIONS);
    const error = new TurnError('upstream-protocol', 'The answer was cut off.');
    const sse = encoder.encode(textTurn('Hel').slice(0, 3)) + encoder.encodeError(error, 'req_1');
    expect(sse).not.toContain('[DONE]');
    const stream = sdkReading(sse).chat.completions.stream({ model: 'm', messages: [] });
    const failure: unknown = await stream.finalChatCompletion().catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(APIError);
    expect(failure).toMatchObject({ message: 'The answer was cut off.', type: 'server_error' });
  });

  it('O-016 answers a call in the deprecated form and leaves a second one out', () => {
    const callForms = { custom: new Set<string>(), legacy: true };
    const sse = encode(turn(...toolUse('a', 'now', '{"tz":1}'), ...toolUse('b', 'now', '{}')), { callForms });
    expect(deltasOf(sse).slice(1, -1)).toEqual([
      { function_call: { name: 'now', arguments: '' } },
      { function_call: { arguments: '{"tz":1}' } },
    ]);
    expect(chunksOf(sse).at(-1)?.choices[0]?.finish_reason).toBe('function_call');
  });

  it.each([
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['stop_sequence', 'stop'],
    ['refusal', 'content_filter'],
  ] as const)('O-018 finishes %s as %s', (stopReason, expected) => {
    const chunks = chunksOf(encode([{ type: 'turn-start' }, { type: 'turn-end', stopReason, usage: USAGE }]));
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe(expected);
  });

  it('O-021 sends thinking in reasoning_content, and only when it may be shown', () => {
    const events = turn(...thinking('hm', { signature: 's' }), ...text('hi'));
    expect(deltasOf(encode(events, { showReasoning: true })).slice(1, -1)).toEqual([
      { reasoning_content: 'hm' },
      { content: 'hi' },
    ]);
    expect(encode(events)).not.toContain('hm');
  });

  it('O-025 answers a custom tool with its free text', () => {
    const callForms = { custom: new Set(['patch']), legacy: false };
    const sse = encode(turn(...toolUse('a', 'patch', '{"input":', '"*** Begin\\n"}')), { callForms });
    expect(deltasOf(sse).slice(1, -1)).toEqual([
      { tool_calls: [{ index: 0, id: 'a', type: 'custom', custom: { name: 'patch', input: '' } }] },
      { tool_calls: [{ index: 0, custom: { input: '*** Begin\n' } }] },
    ]);
  });

  it('gives the same text for any batching of the events', () => {
    const events = turn(...thinking('hm'), ...text('a', 'b'), ...toolUse('c', 'f', '{', '}'));
    const whole = encode(events, { showReasoning: true });
    const encoder = new ChatChunkEncoder({ ...OPTIONS, showReasoning: true });
    expect(events.map((event) => encoder.encode([event])).join('')).toBe(whole);
  });

  it.each<[string, TurnEvent[], Partial<ChatChunkOptions>]>([
    ['text', textTurn('Hel', 'lo "世界" 🌍\n'), {}],
    ['reasoning', turn(...thinking('hm'), ...text('hi')), { showReasoning: true }],
    ['calls', turn(...text('ok'), ...toolUse('a', 'f', '{"x":', '[1]}'), ...toolUse('b', 'g')), {}],
    [
      'the deprecated call',
      turn(...toolUse('a', 'f', '{"x":1}')),
      { callForms: { custom: new Set(), legacy: true } },
    ],
  ])('O-001 gives the SDK the same %s streamed as whole', async (_, events, options) => {
    const sse = encode(events, { ...options, includeUsage: true });
    const streamed = await sdkReading(sse)
      .chat.completions.stream({ model: 'm', messages: [] })
      .finalChatCompletion();
    expect(streamed).toMatchObject(toChatCompletion(collectTurn(events), { ...OPTIONS, ...options }));
  });
});
