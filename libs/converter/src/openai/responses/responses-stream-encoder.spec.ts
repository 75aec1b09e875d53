import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ResponsesRequest, ResponseOutputItem, ResponseStreamEvent } from '@q2api/openai-types';
import { collectTurn, TurnError, type TurnEvent } from '@q2api/turn';
import { arbitraryTurn } from '../__fixtures__/arbitrary-turn.js';
import { sdkReading } from '../__fixtures__/openai-sdk.js';
import { AGENTS, responses } from '../__fixtures__/responses-requests.js';
import { text, textTurn, thinking, toolUse, turn, USAGE } from '../../__fixtures__/answers.js';
import { unpackThinking } from './encrypted-thinking.js';
import { fromResponsesRequest } from './from-responses-request.js';
import { ResponsesStreamEncoder } from './responses-stream-encoder.js';
import { type ResponseOptions, toResponse } from './to-response.js';

const THINKING: Partial<ResponsesRequest> = {
  reasoning: { summary: 'auto' },
  include: ['reasoning.encrypted_content'],
};

function optionsFor(fields: Partial<ResponsesRequest> = {}): ResponseOptions {
  let count = 0;
  return {
    responseId: 'resp_1',
    createdAt: 1_790_000_000,
    form: fromResponsesRequest(responses(fields)).form,
    newItemId: (prefix) => `${prefix}_${count++}`,
  };
}

function encode(events: readonly TurnEvent[], fields?: Partial<ResponsesRequest>): string {
  return new ResponsesStreamEncoder(optionsFor(fields)).encode(events);
}

/** The events of a stream, after its frame was checked: name and type agree, numbers rise by one from 0. */
function eventsOf(sse: string): ResponseStreamEvent[] {
  const frames = sse.split('\n\n');
  expect(frames.pop()).toBe('');
  return frames.map((frame, number) => {
    const match = /^event: (\S+)\ndata: (\{.*\})$/s.exec(frame);
    const event = JSON.parse(match?.[2] ?? '') as ResponseStreamEvent;
    expect([event.type, event.sequence_number]).toEqual([match?.[1], number]);
    return event;
  });
}

function typesOf(sse: string): string[] {
  return eventsOf(sse).map((event) => event.type.replace('response.', ''));
}

describe('ResponsesStreamEncoder', () => {
  it('R-002 sends text in the strict order', () => {
    const sse = encode(textTurn('Hel', 'lo'));
    expect(typesOf(sse)).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_text.delta',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      'completed',
    ]);
    expect(eventsOf(sse)[4]).toEqual({
      type: 'response.output_text.delta',
      sequence_number: 4,
      item_id: 'msg_0',
      output_index: 0,
      content_index: 0,
      delta: 'Hel',
      logprobs: [],
    });
  });

  it('R-003 keeps the response id and counts items from 0', () => {
    const events = eventsOf(encode(turn(...text('a'), ...toolUse('x', 'f'), ...toolUse('y', 'f', '{}'))));
    const ids = events.flatMap((event) => ('response' in event ? [event.response.id] : []));
    expect(new Set(ids)).toEqual(new Set(['resp_1']));
    const added = events.filter((event) => event.type === 'response.output_item.added');
    expect(added.map((event) => 'output_index' in event && event.output_index)).toEqual([0, 1, 2]);
  });

  it('R-004 keeps the connection alive with a comment', () => {
    expect(new ResponsesStreamEncoder(optionsFor()).ping).toMatch(/^: [^\n]*\n\n$/);
  });

  it('R-005 gives a call an id of its own and tells its arguments before its end', () => {
    const sse = encode(turn(...toolUse('call_1', 'exec_command', '{"cmd":', '"ls"}')));
    expect(typesOf(sse).slice(2, -1)).toEqual([
      'output_item.added',
      'function_call_arguments.delta',
      'function_call_arguments.delta',
      'function_call_arguments.done',
      'output_item.done',
    ]);
    expect(eventsOf(sse)[5]).toMatchObject({ name: 'exec_command', arguments: '{"cmd":"ls"}' });
    expect(eventsOf(sse)[6]).toMatchObject({
      item: { type: 'function_call', id: 'fc_0', call_id: 'call_1', status: 'completed' },
    });
  });

  it('R-005 tells {} for a call without arguments', () => {
    const item = lastItem(encode(turn(...toolUse('call_1', 'now'))));
    expect(item).toMatchObject({ arguments: '{}' });
  });

  it('R-007 answers a namespaced call with both names', () => {
    const item = lastItem(encode(turn(...toolUse('a', 'multi_agent_v1__close_agent')), { tools: [AGENTS] }));
    expect(item).toMatchObject({ type: 'function_call', name: 'close_agent', namespace: 'multi_agent_v1' });
  });

  it('R-010 answers a custom tool with its free text', () => {
    const tools = [{ type: 'custom' as const, name: 'apply_patch' }];
    const sse = encode(turn(...toolUse('a', 'apply_patch', '{"input":"*** ', 'Begin"}')), { tools });
    expect(typesOf(sse).slice(2, -1)).toEqual([
      'output_item.added',
      'custom_tool_call_input.delta',
      'custom_tool_call_input.done',
      'output_item.done',
    ]);
    expect(lastItem(sse)).toMatchObject({
      type: 'custom_tool_call',
      id: 'ctc_0',
      call_id: 'a',
      name: 'apply_patch',
      input: '*** Begin',
    });
  });

  it('R-011 shows thinking as a summary and packs its signature', () => {
    const sse = encode(turn(...thinking('hm', { signature: 'sig' }), ...text('hi')), THINKING);
    expect(typesOf(sse).slice(2, 8)).toEqual([
      'output_item.added',
      'reasoning_summary_part.added',
      'reasoning_summary_text.delta',
      'reasoning_summary_text.done',
      'reasoning_summary_part.done',
      'output_item.done',
    ]);
    const [item] = itemsOf(sse);
    expect(item).toMatchObject({ type: 'reasoning', summary: [{ type: 'summary_text', text: 'hm' }] });
    expect(unpackThinking((item as { encrypted_content: string }).encrypted_content)).toEqual({
      type: 'thinking',
      thinking: 'hm',
      signature: 'sig',
    });
  });

  it('R-011 packs redacted thinking without a summary', () => {
    const [item] = itemsOf(encode(turn(...thinking([], { redacted: 'AAAA' })), THINKING));
    expect(item).toMatchObject({ type: 'reasoning', summary: [] });
    expect(unpackThinking((item as { encrypted_content: string }).encrypted_content)?.redacted).toBe('AAAA');
  });

  it('R-011 packs nothing unless it was asked to, and shows nothing to a client that asked for neither', () => {
    const events = turn(...thinking('hm', { signature: 'sig' }));
    expect(itemsOf(encode(events, { reasoning: { summary: 'auto' } }))[0]).not.toHaveProperty(
      'encrypted_content',
    );
    expect(itemsOf(encode(events))).toEqual([]);
    expect(encode(events)).not.toContain('hm');
  });

  it.each([
    ['max_tokens', 'max_output_tokens'],
    ['model_context_window_exceeded', 'max_output_tokens'],
    ['refusal', 'content_filter'],
  ] as const)('R-015 ends %s as incomplete with reason %s', (stopReason, reason) => {
    const last = eventsOf(
      encode([{ type: 'turn-start' }, { type: 'turn-end', stopReason, usage: USAGE }]),
    ).at(-1);
    expect(last).toMatchObject({
      type: 'response.incomplete',
      response: { status: 'incomplete', incomplete_details: { reason } },
    });
  });

  it.each([
    ['context-overflow', 'context_length_exceeded'],
    ['quota-exhausted', 'insufficient_quota'],
    ['overloaded', 'server_is_overloaded'],
    ['upstream-protocol', 'server_error'],
  ] as const)('R-016 ends a stream that failed with %s as failed with code %s', async (kind, code) => {
    const encoder = new ResponsesStreamEncoder(optionsFor());
    const begun = encoder.encode([...textTurn('a').slice(0, -1), { type: 'text-start' }]);
    const sse = begun + encoder.encodeError(new TurnError(kind, 'It failed.'), 'req_1');
    const response = await sdkReading(sse).responses.stream({ model: 'm', input: '' }).finalResponse();
    expect(response).toMatchObject({ status: 'failed', error: { code, message: 'It failed.' } });
    expect(response.output).toMatchObject([{ type: 'message', content: [{ text: 'a' }] }]);
    expect(eventsOf(sse).at(-1)).toMatchObject({ type: 'response.failed', request_id: 'req_1' });
  });

  it('R-016 tells Codex in the message how long a rate limit lasts', () => {
    const error = new TurnError('rate-limited', 'Slow down.', { retryAfterMs: 4_200 });
    const events = eventsOf(new ResponsesStreamEncoder(optionsFor()).encodeError(error, 'req_1'));
    expect(events.map((event) => event.type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.failed',
    ]);
    expect(events[2]).toMatchObject({
      response: {
        error: { code: 'rate_limit_exceeded', message: 'Slow down. Please try again in 5s.' },
      },
    });
  });

  it('R-002 is accepted by the SDK for any answer and ends with the same response as a whole one', async () => {
    const fields = { ...THINKING, tools: [{ type: 'custom' as const, name: 'patch' }] };
    await fc.assert(
      fc.asyncProperty(arbitraryTurn, async (events) => {
        const sse = encode(events, fields);
        const response = await sdkReading(sse).responses.stream({ model: 'm', input: '' }).finalResponse();
        const whole = toResponse(collectTurn(events), optionsFor(fields));
        expect(withParsedArguments(response.output as ResponseOutputItem[])).toEqual(
          withParsedArguments(whole.output),
        );
        expect(response).toMatchObject({ ...whole, output: expect.any(Array) });
        expect(eventsOf(sse).at(-1)).toMatchObject({ response: { id: whole.id, status: whole.status } });
      }),
    );
  });

  it('R-002 tells with its deltas alone what it repeats when they are done', async () => {
    const fields = { ...THINKING, tools: [{ type: 'custom' as const, name: 'patch' }] };
    await fc.assert(
      fc.asyncProperty(arbitraryTurn, async (events) => {
        const sse = encode(events, fields);
        const deltas = sse.split('\n\n').filter((frame) => !/^event: \S+(done|completed)\n/.test(frame));
        const { output } = await sdkReading(deltas.join('\n\n'))
          .responses.stream({ model: 'm', input: '' })
          .finalResponse();
        expect((output as ResponseOutputItem[]).map(textsOf)).toEqual(itemsOf(sse).map(textsOf));
      }),
    );
  });

  it('gives the same text for any batching of the events', () => {
    const events = turn(...thinking('hm'), ...text('a', 'b'), ...toolUse('c', 'f', '{', '}'));
    const encoder = new ResponsesStreamEncoder(optionsFor(THINKING));
    expect(events.map((event) => encoder.encode([event])).join('')).toBe(encode(events, THINKING));
  });
});

/** The output items of the last event. */
function itemsOf(sse: string): ResponseOutputItem[] {
  const last = eventsOf(sse).at(-1);
  return last !== undefined && 'response' in last ? last.response.output : [];
}

function lastItem(sse: string): ResponseOutputItem | undefined {
  return itemsOf(sse).at(-1);
}

/** The texts of an item, part by part. */
function textsOf(item: ResponseOutputItem): string[] {
  switch (item.type) {
    case 'message':
      return item.content.map((part) => part.text);
    case 'reasoning':
      return item.summary.map((part) => part.text);
    case 'function_call':
      return [item.arguments];
    case 'custom_tool_call':
      return [item.input];
  }
}

/** How the JSON of arguments is spaced may differ; the SDK adds what it parsed. */
function withParsedArguments(items: ResponseOutputItem[]): unknown[] {
  return items.map((item) => {
    const plain = JSON.parse(
      JSON.stringify(item, (key, value: unknown) => (key.startsWith('parsed') ? undefined : value)),
    ) as ResponseOutputItem;
    return plain.type === 'function_call'
      ? { ...plain, arguments: JSON.parse(plain.arguments) as unknown }
      : plain;
  });
}
