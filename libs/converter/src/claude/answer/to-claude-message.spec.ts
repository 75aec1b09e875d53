import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTurnOrder, collectTurn, type StopReason, type TurnEvent, type TurnUsage } from '@q2api/turn';
import { text, textTurn, thinking, toolUse, turn } from '../../__fixtures__/answers.js';
import { ANY_REQUEST, sdkReceiving } from '../__fixtures__/claude-sdk.js';
import { turnOf } from '../__fixtures__/claude-requests.js';
import { encode, eventsOf, foldBySdk, IDENTITY } from '../__fixtures__/stream.js';
import { ClaudeStreamEncoder } from './claude-stream-encoder.js';
import type { ThinkingOutput } from './thinking-output.js';
import { toClaudeMessage } from './to-claude-message.js';

const thinkingOutputs = ['text', 'signature', 'none'] as const satisfies readonly ThinkingOutput[];

const deltas = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 4 });
const base64 = fc.string({ minLength: 4, maxLength: 12 });
/** JSON in pieces, cut anywhere. */
const jsonDeltas = fc
  .tuple(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.array(fc.nat({ max: 40 })))
  .map(([input, cuts]) => {
    const json = JSON.stringify(input);
    const ends = [...new Set([...cuts.map((cut) => Math.min(cut, json.length)), json.length])].sort(
      (a, b) => a - b,
    );
    return ends.map((end, index) => json.slice(ends[index - 1] ?? 0, end));
  });
const block: fc.Arbitrary<TurnEvent[]> = fc.oneof(
  deltas.map((parts) => text(...parts)),
  fc
    .tuple(deltas, fc.option(base64, { nil: undefined }))
    .map(([parts, signature]) => thinking(parts, signature === undefined ? {} : { signature })),
  base64.map((redacted) => thinking([], { redacted })),
  fc.tuple(base64, base64, jsonDeltas).map(([id, name, parts]) => toolUse(id, name, ...parts)),
  fc.tuple(base64, base64).map(([id, name]) => toolUse(id, name)),
);
const usage: fc.Arbitrary<TurnUsage> = fc.record(
  {
    inputTokens: fc.nat(),
    outputTokens: fc.nat(),
    cacheReadTokens: fc.nat(),
    cacheWriteTokens: fc.nat(),
    source: fc.constantFrom('measured', 'context', 'estimated'),
  },
  { requiredKeys: ['inputTokens', 'outputTokens', 'source'] },
);
const ending: fc.Arbitrary<Partial<TurnEvent>> = fc.record({
  stopReason: fc.constantFrom<StopReason>('end_turn', 'max_tokens', 'stop_sequence', 'tool_use', 'refusal'),
  usage,
});
const answer: fc.Arbitrary<TurnEvent[]> = fc
  .tuple(fc.array(block, { maxLength: 5 }), ending)
  .map(([blocks, end]) => [
    ...turn(...blocks.flat()).slice(0, -1),
    { type: 'turn-end', ...end } as TurnEvent,
  ]);

describe('toClaudeMessage', () => {
  it('C-001 G-014 gives what the SDK returns, under the name that the client asked for', async () => {
    const body = toClaudeMessage(collectTurn(textTurn('Hello')), { ...IDENTITY, model: 'my-alias[1m]' });
    const message = await sdkReceiving(body).messages.create(ANY_REQUEST);
    expect(message).toMatchObject({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'my-alias[1m]',
      content: [{ type: 'text', text: 'Hello' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 20, output_tokens: 7 },
    });
  });

  it('C-010 C-011 C-012 gives tool uses that come back in the next request as they were', () => {
    const events = turn(
      ...text('Let me see.'),
      ...toolUse('t/1', 'read', '{"p":"/a"}'),
      ...toolUse('t/2', 'now'),
    );
    const { content, stop_reason } = toClaudeMessage(collectTurn(events), IDENTITY);
    expect(stop_reason).toBe('tool_use');
    expect(turnOf({ messages: [{ role: 'assistant', content }] }).messages[0]?.content).toEqual(
      collectTurn(events).content,
    );
  });

  it('C-040 C-041 gives thinking that comes back in the next request as it was', () => {
    const events = turn(
      ...thinking('Hm.', { signature: 'c2ln' }),
      ...thinking([], { redacted: 'cmVk' }),
      ...text('a'),
    );
    const { content } = toClaudeMessage(collectTurn(events), IDENTITY);
    expect(turnOf({ messages: [{ role: 'assistant', content }] }).messages[0]?.content).toEqual(
      collectTurn(events).content,
    );
  });

  it('C-015 equals what the SDK folds the stream into, for any answer', async () => {
    await fc.assert(
      fc.asyncProperty(answer, fc.constantFrom(...thinkingOutputs), async (events, thinkingOutput) => {
        checkTurnOrder(events);
        const folded = await foldBySdk(encode(events, { thinkingOutput }));
        expect(folded).toEqual(toClaudeMessage(collectTurn(events), { ...IDENTITY, thinkingOutput }));
      }),
      { numRuns: 150 },
    );
  });

  it('C-009 knows only the published events, deltas and blocks', () => {
    const published = new Set([
      ...[
        'message_start',
        'content_block_start',
        'content_block_delta',
        'content_block_stop',
        'message_delta',
        'message_stop',
      ],
      ...['text_delta', 'input_json_delta', 'thinking_delta', 'signature_delta'],
      ...['text', 'thinking', 'redacted_thinking', 'tool_use'],
    ]);
    fc.assert(
      fc.property(answer, (events) => {
        for (const event of eventsOf(encode(events))) {
          expect(published).toContain(event.type);
          if (event.type === 'content_block_delta') expect(published).toContain(event.delta.type);
          if (event.type === 'content_block_start') expect(published).toContain(event.content_block.type);
        }
      }),
    );
  });

  it('streams the same text however the events are batched', () => {
    fc.assert(
      fc.property(answer, fc.nat(), (events, size) => {
        const encoder = new ClaudeStreamEncoder({ ...IDENTITY, inputTokens: 12 });
        const batch = (size % events.length) + 1;
        let sse = '';
        for (let at = 0; at < events.length; at += batch) sse += encoder.encode(events.slice(at, at + batch));
        expect(sse).toBe(encode(events));
      }),
    );
  });
});
