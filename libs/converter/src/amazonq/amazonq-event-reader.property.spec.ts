import { describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeException, type Frame, FrameDecoder } from '@q2api/event-stream';
import { checkTurnOrder, TurnError, type TurnEvent } from '@q2api/turn';
import fc from 'fast-check';
import { AmazonQEventReader } from './amazonq-event-reader.js';
import { ToolNames } from './tool-names.js';

const toolUseEvent = fc
  .record(
    {
      toolUseId: fc.constantFrom('t1', 't2'),
      name: fc.constantFrom('read', 'my.tool'),
      input: fc.constantFrom<unknown>('', '{}', '{"a":', '1}', { b: 2 }, 7),
      stop: fc.boolean(),
    },
    { requiredKeys: ['toolUseId', 'name'] },
  )
  .map((payload) => encodeEvent('toolUseEvent', payload));

const message: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('', 'a', 'b', 'ab', '你')
      .map((content) => encodeEvent('assistantResponseEvent', { content })),
  },
  { weight: 4, arbitrary: toolUseEvent },
  {
    weight: 3,
    arbitrary: fc
      .record(
        {
          text: fc.constantFrom('', 'hm'),
          signature: fc.constant('sig'),
          redactedContent: fc.constant('AA=='),
        },
        { requiredKeys: [] },
      )
      .map((payload) => encodeEvent('reasoningContentEvent', payload)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      encodeEvent('initial-response', { conversationId: 'c' }),
      encodeEvent('codeReferenceEvent', { references: [] }),
      encodeEvent('metadataEvent', { stopReason: 'MAX_TOKENS' }),
      encodeEvent('metadataEvent', { tokenUsage: null, stopReason: 7 }),
      encodeEvent('contextUsageEvent', { contextUsagePercentage: 3 }),
      encodeEvent('invalidStateEvent', {}),
      encodeEvent('toBeInvented', { a: 1 }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(encodeException('ThrottlingException', { message: 'Slow down' })) },
);

/** Frames, and where to cut them into batches. */
const stream = fc.array(message, { maxLength: 12 }).chain((messages) =>
  fc.record({
    frames: fc.constant(new FrameDecoder().push(Buffer.concat(messages))),
    cuts: fc.array(fc.nat(messages.length), { maxLength: 4 }),
  }),
);

interface Outcome {
  events: TurnEvent[];
  error?: unknown;
}

function read(frames: Frame[], cuts: number[]): Outcome {
  const reader = new AmazonQEventReader({
    toolNames: new ToolNames(['my.tool']),
    estimateInputTokens: () => 1,
    contextWindow: 1_000,
  });
  const events: TurnEvent[] = [];
  try {
    let start = 0;
    for (const cut of [...cuts].sort((a, b) => a - b).concat(frames.length)) {
      events.push(...reader.push(frames.slice(start, cut)));
      start = cut;
    }
    events.push(...reader.end());
    return { events };
  } catch (error) {
    return { events, error };
  }
}

describe('AmazonQEventReader, for any stream', () => {
  it('gives the same events and the same end however the frames are batched', () => {
    fc.assert(
      fc.property(stream, ({ frames, cuts }) => {
        expect(read(frames, cuts)).toEqual(read(frames, []));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the order of turn events, or fails with a TurnError', () => {
    fc.assert(
      fc.property(stream, ({ frames }) => {
        const { events, error } = read(frames, []);
        if (error === undefined) checkTurnOrder(events);
        else expect(error).toBeInstanceOf(TurnError);
      }),
      { numRuns: 1_000 },
    );
  });
});
