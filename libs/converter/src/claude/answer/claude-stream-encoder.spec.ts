import { describe, expect, it } from '@jest/globals';
import { TurnError, type TurnEvent } from '@q2api/turn';
import { text, textTurn, thinking, toolUse, turn } from '../../__fixtures__/answers.js';
import { ANY_REQUEST, sdkReading } from '../__fixtures__/claude-sdk.js';
import { blocksOf } from '../__fixtures__/claude-requests.js';
import { encode, eventsOf, foldBySdk, IDENTITY } from '../__fixtures__/stream.js';
import { ClaudeStreamEncoder } from './claude-stream-encoder.js';

const newEncoder = () => new ClaudeStreamEncoder({ ...IDENTITY, inputTokens: 12 });
const overloaded = new TurnError('overloaded', 'No capacity.');
const endWith = (ending: Partial<Extract<TurnEvent, { type: 'turn-end' }>>): TurnEvent[] =>
  textTurn('a').map((event) => (event.type === 'turn-end' ? { ...event, ...ending } : event));

describe('ClaudeStreamEncoder', () => {
  it('C-004 C-007 writes start, blocks, delta and stop, in this order', () => {
    const sse = encode(textTurn('Hel', 'lo'));
    expect(eventsOf(sse).map(({ type }) => type)).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  it('C-005 begins with an empty message and no output tokens', () => {
    expect(eventsOf(encode([{ type: 'turn-start' }]))).toEqual([
      {
        type: 'message_start',
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          model: 'claude-sonnet-4-5-20250929',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          stop_details: null,
          container: null,
          diagnostics: null,
          usage: {
            input_tokens: 12,
            output_tokens: 0,
            cache_creation_input_tokens: 0,
            cache_read_input_tokens: 0,
            cache_creation: null,
            output_tokens_details: null,
            server_tool_use: null,
            inference_geo: null,
            service_tier: 'standard',
            speed: 'standard',
          },
        },
      },
    ]);
  });

  it('C-006 counts blocks up from 0, one open at a time', () => {
    const events = eventsOf(
      encode(
        turn(
          ...thinking('Hm', { signature: 's' }),
          ...text('a'),
          ...toolUse('t1', 'f', '{}'),
          ...toolUse('t2', 'g'),
        ),
      ),
    );
    let open: number | undefined;
    let next = 0;
    for (const event of events) {
      if (event.type === 'content_block_start') {
        expect(open).toBeUndefined();
        expect(event.index).toBe(next++);
        open = event.index;
      }
      if (event.type === 'content_block_delta') expect(event.index).toBe(open);
      if (event.type === 'content_block_stop') {
        expect(event.index).toBe(open);
        open = undefined;
      }
    }
    expect(next).toBe(4);
  });

  it('writes text exactly as it came, whatever is in it', () => {
    const deltas = ['"\\\n\r\u2028', '上海 🎉', '\ud83c', '\udf89', '', '\u0000data: x\n\n'];
    const sse = encode(textTurn(...deltas));
    const written = eventsOf(sse).flatMap((event) =>
      event.type === 'content_block_delta' && event.delta.type === 'text_delta' ? [event.delta.text] : [],
    );
    expect(written).toEqual(deltas);
  });

  it('C-010 C-011 starts a tool use without input and sends its JSON as it comes', () => {
    const events = eventsOf(encode(turn(...toolUse('t1', 'mcp__x', '{"a":', '1}'), ...toolUse('t2', 'now'))));
    expect(events.slice(1, -1)).toEqual([
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'tool_use', id: 't1', name: 'mcp__x', input: {}, caller: { type: 'direct' } },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"a":' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '1}' } },
      { type: 'content_block_stop', index: 0 },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'tool_use', id: 't2', name: 'now', input: {}, caller: { type: 'direct' } },
      },
      { type: 'content_block_stop', index: 1 },
      expect.objectContaining({ delta: expect.objectContaining({ stop_reason: 'tool_use' }) }),
    ]);
  });

  it('C-039 sends one signature, just before the end of its thinking', () => {
    const events = eventsOf(encode(turn(...thinking(['a', 'b'], { signature: 'c2ln' }), ...text('x'))));
    expect(events.slice(1, 6)).toEqual([
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'thinking', thinking: '', signature: '' },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'a' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'b' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2ln' } },
      { type: 'content_block_stop', index: 0 },
    ]);
  });

  it('invents no signature', () => {
    const sse = encode(turn(...thinking('a')));
    expect(sse).not.toContain('signature_delta');
    expect(sse).toContain('"content_block_stop"');
  });

  it('C-041 sends redacted thinking whole, and takes it back as it was', () => {
    const [, start, stop] = eventsOf(encode(turn(...thinking([], { redacted: 'b3BhcXVl' }))));
    expect(start).toEqual({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'redacted_thinking', data: 'b3BhcXVl' },
    });
    expect(stop).toEqual({ type: 'content_block_stop', index: 0 });
    expect(blocksOf({ type: 'redacted_thinking', data: 'b3BhcXVl' })).toMatchObject([
      { redacted: 'b3BhcXVl' },
    ]);
  });

  it('C-042 sends the signature alone to a client that wants the thinking omitted', () => {
    const events = eventsOf(
      encode(turn(...thinking(['a', 'b'], { signature: 's' }), ...text('x')), {
        thinkingOutput: 'signature',
      }),
    );
    expect(events.slice(1, 5)).toEqual([
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'thinking', thinking: '', signature: '' },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 's' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '', citations: null } },
    ]);
  });

  it('C-042 sends no block at all for omitted thinking without a signature', () => {
    const sse = encode(turn(...thinking('a'), ...text('x')), { thinkingOutput: 'signature' });
    expect(sse).toBe(encode(textTurn('x')));
  });

  it('C-042 sends nothing of the thinking to a client that asked for none', () => {
    const thought = [...thinking('a', { signature: 's' }), ...thinking([], { redacted: 'r' })];
    expect(encode(turn(...thought, ...text('x')), { thinkingOutput: 'none' })).toBe(encode(textTurn('x')));
  });

  it('C-014 corrects the usage at the end', async () => {
    const usage = {
      inputTokens: 5,
      outputTokens: 9,
      cacheReadTokens: 100,
      cacheWriteTokens: 20,
      source: 'measured' as const,
    };
    expect(await foldBySdk(encode(endWith({ usage })))).toMatchObject({
      usage: {
        input_tokens: 5,
        output_tokens: 9,
        cache_read_input_tokens: 100,
        cache_creation_input_tokens: 20,
      },
    });
  });

  it.each([
    ['max_tokens', undefined, null],
    ['stop_sequence', 'END', null],
    ['model_context_window_exceeded', undefined, null],
    ['refusal', undefined, { type: 'refusal', category: null, explanation: null }],
  ] as const)('C-035 C-036 tells that it ended by %s', async (stopReason, stopSequence, details) => {
    const ending = stopSequence === undefined ? { stopReason } : { stopReason, stopSequence };
    expect(await foldBySdk(encode(endWith(ending)))).toMatchObject({
      stop_reason: stopReason,
      stop_sequence: stopSequence ?? null,
      stop_details: details,
    });
  });

  it('C-056 writes an empty text block when the answer has nothing to show', async () => {
    expect(await foldBySdk(encode(turn()))).toMatchObject({ content: [{ type: 'text', text: '' }] });
    const hidden = encode(turn(...thinking('a')), { thinkingOutput: 'none' });
    expect(await foldBySdk(hidden)).toMatchObject({ content: [{ type: 'text', text: '' }] });
  });

  it('adds no block to an answer that was cut or refused before it began', async () => {
    const end: TurnEvent = {
      type: 'turn-end',
      stopReason: 'refusal',
      usage: { inputTokens: 1, outputTokens: 0, source: 'measured' },
    };
    expect(await foldBySdk(encode([{ type: 'turn-start' }, end]))).toMatchObject({ content: [] });
  });

  it('C-004 C-008 says nothing after the end', () => {
    const encoder = newEncoder();
    const sse = encoder.encode([...textTurn('a'), ...textTurn('b')]);
    expect(sse.endsWith('event: message_stop\ndata: {"type":"message_stop"}\n\n')).toBe(true);
    expect(sse).not.toContain('[DONE]');
    expect(encoder.encode(textTurn('c'))).toBe('');
    expect(encoder.encodeError(overloaded, 'req_1')).toBe('');
  });

  it('C-053 C-055 ends a failed stream with an error and without a stop', async () => {
    const encoder = newEncoder();
    const sse = encoder.encode(textTurn('a').slice(0, 3)) + encoder.encodeError(overloaded, 'req_1');
    expect(eventsOf(sse).at(-1)).toEqual({
      type: 'error',
      error: { type: 'overloaded_error', message: 'No capacity.' },
      request_id: 'req_1',
    });
    expect(sse).not.toContain('message_stop');
    expect(encoder.encode(textTurn('b'))).toBe('');
    await expect(foldBySdk(sse)).rejects.toMatchObject({ error: { error: { type: 'overloaded_error' } } });
  });

  it('C-054 lets the SDK see a stream that is merely cut as a failure', async () => {
    await expect(foldBySdk(encode(textTurn('a').slice(0, -1)))).rejects.toThrow();
  });

  it('pings in a form that the SDK skips', async () => {
    const encoder = newEncoder();
    expect(eventsOf(encoder.ping)).toEqual([{ type: 'ping' }]);
    const sse = textTurn('a', 'b').map((event) => encoder.ping + encoder.encode([event]));
    expect(await foldBySdk(sse.join(''))).toMatchObject({ content: [{ type: 'text', text: 'ab' }] });
  });

  it('C-002 lets the SDK read the same text from deltas and from the final message', async () => {
    const stream = sdkReading(encode(textTurn('你', '好', '!'))).messages.stream(ANY_REQUEST);
    const deltas: string[] = [];
    stream.on('text', (delta) => deltas.push(delta));
    expect(await stream.finalText()).toBe('你好!');
    expect(deltas).toEqual(['你', '好', '!']);
  });
});
