import { describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeException, encodeFrame, type Frame, FrameDecoder } from '@q2api/event-stream';
import { checkTurnOrder, TurnError, type TurnEvent } from '@q2api/turn';
import { AmazonQEventReader } from './amazonq-event-reader.js';
import { ToolNames } from './tool-names.js';

type Script = [eventType: string, payload: object][];

function frames(...messages: Buffer[]): Frame[] {
  return new FrameDecoder().push(Buffer.concat(messages));
}

function framesOf(script: Script): Frame[] {
  return frames(...script.map(([eventType, payload]) => encodeEvent(eventType, payload)));
}

function newReader(toolNames = new ToolNames()): AmazonQEventReader {
  return new AmazonQEventReader({ toolNames, estimateInputTokens: () => 100, contextWindow: 200_000 });
}

interface Outcome {
  events: TurnEvent[];
  error?: TurnError;
}

/** Reads to the end, `cuts[i]` frames at a time. */
function readAll(all: Frame[], cuts: number[] = [all.length], reader = newReader()): Outcome {
  const events: TurnEvent[] = [];
  try {
    let start = 0;
    for (const cut of cuts) {
      events.push(...reader.push(all.slice(start, start + cut)));
      start += cut;
    }
    events.push(...reader.end());
    return { events };
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    return { events, error };
  }
}

function readScript(script: Script, reader = newReader()): TurnEvent[] {
  const all = framesOf(script);
  const { events, error } = readAll(all, [all.length], reader);
  if (error !== undefined) throw error;
  checkTurnOrder(events);
  return events;
}

const text = (content: string): Script[number] => ['assistantResponseEvent', { content }];
const tool = (payload: object): Script[number] => ['toolUseEvent', payload];
const ESTIMATED = { inputTokens: 100, source: 'estimated' };

const SCRIPTS: Record<string, Script> = {
  text: [
    ['initial-response', { conversationId: 'c-1' }],
    text('Hel'),
    text('lo '),
    text('你好'),
    ['metadataEvent', { stopReason: 'END_TURN' }],
    ['contextUsageEvent', { contextUsagePercentage: 1 }],
    ['meteringEvent', { usage: 0.09, unit: 'credit' }],
  ],
  tools: [
    ['initial-response', { conversationId: 'c-1' }],
    text('Let me look.'),
    tool({ toolUseId: 't1', name: 'read' }),
    tool({ toolUseId: 't1', name: 'read', input: '{"path":' }),
    tool({ toolUseId: 't1', name: 'read', input: '"a.txt"}' }),
    tool({ toolUseId: 't1', name: 'read', stop: true }),
    tool({ toolUseId: 't2', name: 'now' }),
    tool({ toolUseId: 't2', stop: true }),
  ],
  thinking: [
    ['reasoningContentEvent', { text: 'Hm' }],
    ['reasoningContentEvent', { text: '...' }],
    ['reasoningContentEvent', { signature: 'sig==' }],
    ['reasoningContentEvent', { redactedContent: 'AAEC' }],
    text('Done'),
  ],
  reference: [
    text('for (;;)'),
    text(' {}'),
    text('for (;;) {}'),
    ['codeReferenceEvent', { references: [] }],
    text('!'),
  ],
  repeats: [
    text('ha'),
    text('ha'),
    text('ha'),
    ['followupPromptEvent', { followupPrompt: { content: 'More?' } }],
  ],
  truncatedTool: [text('x'), tool({ toolUseId: 't1', name: 'a' }), tool({ toolUseId: 't1', input: '{"a":' })],
  malformedTool: [
    tool({ toolUseId: 't1', name: 'a', input: '{"a"' }),
    tool({ toolUseId: 't1', stop: true }),
    text('y'),
  ],
};

describe('AmazonQEventReader', () => {
  it('delivers text as it comes and ends the turn at the end of the stream', () => {
    expect(readScript(SCRIPTS.text ?? [])).toEqual([
      { type: 'turn-start', conversationId: 'c-1' },
      { type: 'text-start' },
      { type: 'text-delta', text: 'Hel' },
      { type: 'text-delta', text: 'lo ' },
      { type: 'text-delta', text: '你好' },
      { type: 'text-end' },
      {
        type: 'turn-end',
        stopReason: 'end_turn',
        usage: { inputTokens: 1997, outputTokens: 3, source: 'context' },
      },
    ]);
  });

  it('assembles parallel tool uses, one without arguments, and ends with tool_use', () => {
    expect(readScript(SCRIPTS.tools ?? []).slice(4)).toEqual([
      { type: 'tool-use-start', toolUseId: 't1', name: 'read' },
      { type: 'tool-use-delta', partialJson: '{"path":' },
      { type: 'tool-use-delta', partialJson: '"a.txt"}' },
      { type: 'tool-use-end' },
      { type: 'tool-use-start', toolUseId: 't2', name: 'now' },
      { type: 'tool-use-end' },
      expect.objectContaining({ type: 'turn-end', stopReason: 'tool_use' }),
    ]);
  });

  it('ends a thinking block with its signature and gives redacted thinking a block of its own', () => {
    expect(readScript(SCRIPTS.thinking ?? []).slice(1, -4)).toEqual([
      { type: 'thinking-start' },
      { type: 'thinking-delta', thinking: 'Hm' },
      { type: 'thinking-delta', thinking: '...' },
      { type: 'thinking-end', signature: 'sig==' },
      { type: 'thinking-start' },
      { type: 'thinking-end', redacted: 'AAEC' },
    ]);
  });

  it('keeps a signature that arrives after the text it belongs before', () => {
    const events = readScript([text('Hi'), ['reasoningContentEvent', { text: '...', signature: 'a.b~c' }]]);
    expect(events.slice(4, 7)).toEqual([
      { type: 'thinking-start' },
      { type: 'thinking-delta', thinking: '...' },
      { type: 'thinking-end', signature: 'a.b~c' },
    ]);
  });

  it('drops the repeated text before a code reference, and no other repetition', () => {
    const textOf = (script: Script): string =>
      readScript(script)
        .map((event) => (event.type === 'text-delta' ? event.text : ''))
        .join('');
    expect(textOf(SCRIPTS.reference ?? [])).toBe('for (;;) {}!');
    expect(textOf(SCRIPTS.repeats ?? [])).toBe('hahaha');
  });

  it('holds back only a text that repeats what came before', () => {
    const reader = newReader();
    const push = (script: Script): TurnEvent[] => reader.push(framesOf(script));
    expect(push([text('abc')])).toContainEqual({ type: 'text-delta', text: 'abc' });
    expect(push([text('d')])).toEqual([{ type: 'text-delta', text: 'd' }]);
    expect(push([text('cd')])).toEqual([]);
    expect(push([text('e')])).toEqual([
      { type: 'text-delta', text: 'cd' },
      { type: 'text-delta', text: 'e' },
    ]);
  });

  it('ignores events it does not know and empty texts', () => {
    expect(readScript([['somethingNew', { a: 1 }], text(''), text('x'), ['citationEvent', {}]])).toHaveLength(
      5,
    );
  });

  it('gives tool uses the names the client knows, whatever their case', () => {
    const toolNames = new ToolNames(['my.tool', 'Read']);
    const start = (name: string): TurnEvent | undefined =>
      readScript([tool({ toolUseId: 't', name, stop: true })], newReader(toolNames))[1];
    expect(start(toolNames.toUpstream('my.tool'))).toMatchObject({ name: 'my.tool' });
    expect(start('READ')).toMatchObject({ name: 'Read' });
    expect(start('other')).toMatchObject({ name: 'other' });
  });

  it('accepts a tool input that comes as an object', () => {
    const events = readScript([tool({ toolUseId: 't', name: 'a', input: { b: [1] }, stop: true })]);
    expect(events[2]).toEqual({ type: 'tool-use-delta', partialJson: '{"b":[1]}' });
  });

  it('closes a complete tool use that another one follows without its stop', () => {
    const events = readScript([
      tool({ toolUseId: 't1', name: 'a', input: '{}' }),
      tool({ toolUseId: 't2', name: 'b', input: '{}', stop: true }),
      tool({ toolUseId: 't1', stop: true }),
    ]);
    expect(events.filter((event) => event.type === 'tool-use-end')).toHaveLength(2);
  });

  it.each<[string, Script]>([
    ['is open at the end of the stream', SCRIPTS.truncatedTool ?? []],
    ['has input that is not JSON', SCRIPTS.malformedTool ?? []],
    ['has input that is no object', [tool({ toolUseId: 't', name: 'a', input: '[1]', stop: true })]],
    ['has no name', [tool({ toolUseId: 't', input: '{}', stop: true })]],
    ['has no id', [tool({ name: 'a', input: '{}', stop: true })]],
    ['is left incomplete by a text', [tool({ toolUseId: 't', name: 'a', input: '{' }), text('x')]],
    ['is left without any input by a text', [tool({ toolUseId: 't', name: 'a' }), text('x')]],
    [
      'gets input after its end',
      [tool({ toolUseId: 't', name: 'a', stop: true }), tool({ toolUseId: 't', name: 'a', input: '{}' })],
    ],
  ])('fails when a tool use %s', (_, script) => {
    expect(() => readScript(script)).toThrow(expect.objectContaining({ kind: 'upstream-protocol' }));
  });

  it.each([
    ['END_TURN', 'end_turn'],
    ['end_turn', 'end_turn'],
    ['STOP_SEQUENCE', 'end_turn'],
    ['TOOL_USE', 'end_turn'],
    ['max_tokens', 'max_tokens'],
    ['MODEL_CONTEXT_WINDOW_EXCEEDED', 'model_context_window_exceeded'],
    ['CONTENT_FILTERED', 'refusal'],
    ['GUARDRAIL_INTERVENED', 'refusal'],
    ['SOMETHING_NEW', 'end_turn'],
  ])('maps the stop reason %s to %s', (stopReason, expected) => {
    expect(readScript([text('x'), ['metadataEvent', { stopReason }]]).at(-1)).toMatchObject({
      stopReason: expected,
    });
  });

  it('says max_tokens, not tool_use, when the answer was cut after a tool use', () => {
    const whole = tool({ toolUseId: 't', name: 'a', stop: true });
    const events = readScript([whole, ['metadataEvent', { stopReason: 'MAX_TOKENS' }]]);
    expect(events.at(-1)).toMatchObject({ stopReason: 'max_tokens' });
  });

  it('says that the context is full when nothing else explains the end', () => {
    const full: Script[number] = ['contextUsageEvent', { contextUsagePercentage: 100 }];
    expect(readScript([text('x'), full]).at(-1)).toMatchObject({
      stopReason: 'model_context_window_exceeded',
    });
    const whole = tool({ toolUseId: 't', name: 'a', stop: true });
    expect(readScript([whole, full]).at(-1)).toMatchObject({ stopReason: 'tool_use' });
  });

  it.each(['MALFORMED_TOOL_USE', 'malformed_model_output'])('fails on the stop reason %s', (stopReason) => {
    expect(() => readScript([text('x'), ['metadataEvent', { stopReason }]])).toThrow(/malformed/i);
  });

  it('takes measured usage from the last snapshot, which an event without one does not reset', () => {
    const usage = { uncachedInputTokens: 5, outputTokens: 7, totalTokens: 112, cacheReadInputTokens: 100 };
    const events = readScript([
      text('x'),
      ['metadataEvent', { tokenUsage: { ...usage, outputTokens: 1 } }],
      ['metadataEvent', { tokenUsage: usage }],
      ['metadataEvent', { stopReason: 'END_TURN' }],
      ['contextUsageEvent', { contextUsagePercentage: 50 }],
    ]);
    expect(events.at(-1)).toMatchObject({
      usage: { inputTokens: 5, outputTokens: 7, cacheReadTokens: 100, source: 'measured' },
    });
  });

  it('marks usage as estimated when the upstream says nothing', () => {
    expect(readScript([text('some words')]).at(-1)).toMatchObject({ usage: ESTIMATED });
  });

  it('remembers the credits', () => {
    const reader = newReader();
    readScript(SCRIPTS.text ?? [], reader);
    expect(reader.credits).toBe(0.09);
  });

  it.each<[string, Script]>([
    ['no frame at all', []],
    ['no content', [['initial-response', {}]]],
    ['no content but END_TURN', [['metadataEvent', { stopReason: 'END_TURN' }]]],
    [
      'an invalid state',
      [['invalidStateEvent', { reason: 'INVALID_TASK_ASSIST_PLAN', message: 'bad plan' }]],
    ],
  ])('fails as unavailable when the stream ends with %s', (_, script) => {
    const reader = newReader();
    expect(() => readScript(script, reader)).toThrow(
      expect.objectContaining({ kind: 'upstream-unavailable' }),
    );
    expect(reader.hasContent).toBe(false);
  });

  it('accepts an answer without content that the stop reason explains', () => {
    expect(readScript([['metadataEvent', { stopReason: 'CONTENT_FILTERED' }]])).toHaveLength(2);
  });

  it('ignores an invalid state when there is an answer', () => {
    expect(readScript([text('x'), ['invalidStateEvent', { message: 'no' }]]).at(-1)).toMatchObject({
      stopReason: 'end_turn',
    });
  });

  it('delivers what came before an exception, then throws it', () => {
    const reader = newReader();
    const all = frames(
      encodeEvent('assistantResponseEvent', { content: 'Hi' }),
      encodeException('ThrottlingException', {
        message: 'Rate exceeded',
        reason: 'INSUFFICIENT_MODEL_CAPACITY',
      }),
    );
    expect(reader.push(all)).toHaveLength(3);
    expect(reader.failure).toMatchObject({ kind: 'overloaded' });
    expect(() => reader.end()).toThrow(reader.failure);
  });

  it.each<[string, Buffer, string, string]>([
    [
      'an exception',
      encodeException('ThrottlingException', { message: 'Rate' }),
      'rate-limited',
      'ThrottlingException',
    ],
    [
      'the modelled error',
      encodeException('error', { message: 'Oops' }),
      'upstream-unavailable',
      'InternalServerException',
    ],
    [
      'an exception that is not JSON',
      encodeFrame({
        headers: [
          [':message-type', { type: 'string', value: 'exception' }],
          [':exception-type', { type: 'string', value: 'ValidationException' }],
        ],
        payload: Buffer.from('Input is too long.'),
      }),
      'context-overflow',
      'ValidationException',
    ],
    [
      'an unmodelled error',
      encodeFrame({
        headers: [
          [':message-type', { type: 'string', value: 'error' }],
          [':error-code', { type: 'string', value: 'Whatever' }],
          [':error-message', { type: 'string', value: 'Encountered unexpectedly high load' }],
        ],
        payload: Buffer.alloc(0),
      }),
      'overloaded',
      'Whatever',
    ],
  ])('throws %s at once when nothing came before', (_, message, kind, code) => {
    expect(() => newReader().push(frames(message))).toThrow(
      expect.objectContaining({ kind, details: expect.objectContaining({ upstream: { code } }) }),
    );
  });

  it('fails on a content event that is not JSON', () => {
    const headers: Parameters<typeof encodeFrame>[0]['headers'] = [
      [':message-type', { type: 'string', value: 'event' }],
      [':event-type', { type: 'string', value: 'assistantResponseEvent' }],
    ];
    const { error } = readAll(frames(encodeFrame({ headers, payload: Buffer.from('not json') })));
    expect(error).toMatchObject({ kind: 'upstream-protocol' });
  });

  it.each(Object.keys(SCRIPTS))('gives the same events for every batching of %s', (name) => {
    const all = framesOf(SCRIPTS[name] ?? []);
    const whole = readAll(all);
    for (let bits = 0; bits < 2 ** (all.length - 1); bits++) {
      expect(readAll(all, batchSizes(all.length, bits))).toEqual(whole);
    }
  });
});

/** The batching that cuts after frame `i` where bit `i` is set. */
function batchSizes(count: number, bits: number): number[] {
  const sizes = [1];
  for (let index = 1; index < count; index++) {
    if ((bits >> (index - 1)) & 1) sizes.push(1);
    else sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
  }
  return sizes;
}
