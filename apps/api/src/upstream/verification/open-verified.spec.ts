import { describe, expect, it } from '@jest/globals';
import { collectTurn, type StopReason, TurnError, type TurnEvent, type TurnRequest } from '@q2api/turn';
import { RetryTimer } from '../retry-timer.js';
import type { OnEvents, TurnAnswer } from '../turn-stream.js';
import { answerCheckOf } from './answer-check-of.js';
import { openVerified } from './open-verified.js';

const request: TurnRequest = {
  model: 'm',
  system: [],
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Give me JSON' }] }],
  tools: [{ name: 'save', inputSchema: {} }],
  toolChoice: { type: 'auto' },
  parallelToolUse: true,
  stopSequences: [],
  thinking: { type: 'default' },
};
const json: TurnRequest = { ...request, outputFormat: { type: 'json-object' } };
const forced: TurnRequest = { ...request, toolChoice: { type: 'tool', name: 'save' } };

const usage = { inputTokens: 1, outputTokens: 1, source: 'measured' as const };
const start: TurnEvent = { type: 'turn-start' };
const end = (stopReason: StopReason = 'end_turn'): TurnEvent => ({ type: 'turn-end', stopReason, usage });
const text = (...deltas: string[]): TurnEvent[] => [
  { type: 'text-start' },
  ...deltas.map((delta): TurnEvent => ({ type: 'text-delta', text: delta })),
  { type: 'text-end' },
];
const toolUse = (name: string): TurnEvent[] => [
  { type: 'tool-use-start', toolUseId: 'id', name },
  { type: 'tool-use-delta', partialJson: '{}' },
  { type: 'tool-use-end' },
];
const thinking: TurnEvent[] = [
  { type: 'thinking-start' },
  { type: 'thinking-delta', thinking: 'hm' },
  { type: 'thinking-end', signature: 's' },
];

/** Delivers each event as a batch of its own, then fails if told so. */
class ScriptedAnswer implements TurnAnswer {
  readonly served = { accountId: 'a', modelId: 'm', repairs: [], roughInputTokens: 1 };
  delivered = 0;

  constructor(
    private readonly events: readonly TurnEvent[],
    private readonly failure?: TurnError,
    private readonly before: Promise<void> = Promise.resolve(),
  ) {}

  async forEachBatch(onEvents: OnEvents): Promise<void> {
    await this.before;
    for (const event of this.events) {
      this.delivered += 1;
      await onEvents([event]);
    }
    if (this.failure !== undefined) throw this.failure;
  }
}

class ImpatientTimer extends RetryTimer {
  override within(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** Opens `turn` when the upstream gives these answers one after the other. */
function setUp(turn: TurnRequest, answers: ScriptedAnswer[], repairs = 1, timer = new RetryTimer()) {
  const asked: TurnRequest[] = [];
  const open = (asking: TurnRequest) => {
    asked.push(asking);
    const answer = answers.shift();
    return answer === undefined ? Promise.reject(new Error('asked too often')) : Promise.resolve(answer);
  };
  const check = answerCheckOf(turn, repairs);
  if (check === undefined) throw new Error('nothing to check');
  return { asked, answer: () => openVerified({ turn, check, open, timer }) };
}

async function read(answer: TurnAnswer): Promise<TurnEvent[]> {
  const events: TurnEvent[] = [];
  await answer.forEachBatch((batch) => void events.push(...batch));
  return events;
}

const lastText = (turn: TurnRequest | undefined) => turn?.messages.at(-1)?.content.at(-1);

describe('answerCheckOf', () => {
  it('has nothing to check for most requests', () => {
    expect(answerCheckOf(request, 1)).toBeUndefined();
    expect(answerCheckOf({ ...request, toolChoice: { type: 'none' } }, 1)).toBeUndefined();
  });
});

describe('structured output', () => {
  it('is delivered as bare JSON in one delta, after the thinking', async () => {
    const events = [start, ...thinking, ...text('```json\n{"a"', ':1}\n```'), end()];
    const { answer, asked } = setUp(json, [new ScriptedAnswer(events)]);
    expect(await read(await answer())).toEqual([start, ...thinking, ...text('{"a":1}'), end()]);
    expect(asked).toEqual([json]);
  });

  it('is asked for again with what was wrong, and the second answer counts', async () => {
    const answers = [
      new ScriptedAnswer([start, ...text('Sure!'), end()]),
      new ScriptedAnswer([start, ...text('{}'), end()]),
    ];
    const { answer, asked } = setUp(json, answers);
    const mended = await answer();
    expect(collectTurn(await read(mended)).content).toEqual([{ type: 'text', text: '{}' }]);
    expect(mended.served.repairs).toEqual(['asked the model again']);
    expect(asked[1]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(lastText(asked[1])).toMatchObject({ text: expect.stringContaining('the answer is not JSON') });
  });

  it('is an error when it never comes, before anything was delivered', async () => {
    const bad = () => new ScriptedAnswer([start, ...text('Sure!'), end()]);
    const { answer, asked } = setUp(json, [bad(), bad()]);
    await expect(answer()).rejects.toMatchObject({ kind: 'unusable-answer' });
    expect(asked).toHaveLength(2);
  });

  it('is not asked for again when repairs are off', async () => {
    const { answer, asked } = setUp(json, [new ScriptedAnswer([start, ...text('Sure!'), end()])], 0);
    await expect(answer()).rejects.toMatchObject({ kind: 'unusable-answer' });
    expect(asked).toHaveLength(1);
  });

  it.each(['max_tokens', 'refusal', 'stop_sequence'] as const)(
    'is not judged after %s',
    async (stopReason) => {
      const events = [start, ...text('{"a":'), end(stopReason)];
      const { answer } = setUp(json, [new ScriptedAnswer(events)]);
      expect(await read(await answer())).toEqual(events);
    },
  );

  it('gives way to a tool use, which is let through while it comes', async () => {
    const events = [start, ...text('Let me look.'), ...toolUse('save'), end('tool_use')];
    const upstream = new ScriptedAnswer(events);
    const { answer } = setUp(json, [upstream]);
    const passing = await answer();
    expect(upstream.delivered).toBe(5);
    expect(await read(passing)).toEqual(events);
  });

  it('fails as the answer fails', async () => {
    const failure = new TurnError('upstream-protocol', 'cut off');
    const { answer } = setUp(json, [new ScriptedAnswer([start, ...text('{"a":1}')], failure)]);
    await expect(answer()).rejects.toBe(failure);
  });

  it('begins after a while, and tells a failure later', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const answers = [
      new ScriptedAnswer([start, ...text('Sure!'), end()], undefined, held),
      new ScriptedAnswer([start, ...text('No.'), end()]),
    ];
    const { answer } = setUp(json, answers, 1, new ImpatientTimer());
    const events: TurnEvent[] = [];
    const reading = (await answer()).forEachBatch((batch) => void events.push(...batch));
    expect(events).toEqual([start]);
    release();
    await expect(reading).rejects.toMatchObject({ kind: 'unusable-answer' });
    expect(events).toEqual([start]);
  });

  it('is whole and in order when it comes after a while', async () => {
    const events = [start, ...text('{"a":1}'), end()];
    const { answer } = setUp(json, [new ScriptedAnswer(events)], 1, new ImpatientTimer());
    expect(await read(await answer())).toEqual(events);
  });
});

describe('a forced tool', () => {
  it('is let through while it comes, with what came before it', async () => {
    const events = [start, ...thinking, ...toolUse('save'), end('tool_use')];
    const upstream = new ScriptedAnswer(events);
    const { answer } = setUp(forced, [upstream]);
    const passing = await answer();
    expect(upstream.delivered).toBe(5);
    expect(await read(passing)).toEqual(events);
  });

  it('is demanded once more, then an error', async () => {
    const talk = () => new ScriptedAnswer([start, ...text('No need.'), ...toolUse('other'), end()]);
    const { answer, asked } = setUp(forced, [talk(), talk()]);
    await expect(answer()).rejects.toThrow(
      'The model did not call the tool save, which the request demands.',
    );
    expect(lastText(asked[1])).toMatchObject({ text: expect.stringContaining('the tool save') });
  });

  it('may be any tool when any is demanded', async () => {
    const events = [start, ...toolUse('other'), end('tool_use')];
    const { answer } = setUp({ ...forced, toolChoice: { type: 'any' } }, [new ScriptedAnswer(events)]);
    expect(await read(await answer())).toEqual(events);
  });

  it('tells a failure that comes after it', async () => {
    const failure = new TurnError('upstream-unavailable', 'reset');
    const { answer } = setUp(forced, [new ScriptedAnswer([start, ...toolUse('save')], failure)]);
    await expect(read(await answer())).rejects.toBe(failure);
  });
});
