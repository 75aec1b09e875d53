import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTurnOrder } from './check-turn-order.js';
import { collectTurn } from './collect-turn.js';
import { OutputLimitStage } from './output-limit-stage.js';
import { SingleToolUseStage } from './single-tool-use-stage.js';
import { StopSequenceStage } from './stop-sequence-stage.js';
import type { TurnEvent, TurnUsage } from './turn-event.js';
import type { TurnStage } from './turn-stage.js';

const cutUsage: TurnUsage = { inputTokens: 1, outputTokens: 2, source: 'estimated' };
const fullUsage: TurnUsage = { inputTokens: 9, outputTokens: 9, source: 'measured' };
const usageSoFar = () => cutUsage;
const oneTokenPerUnit = () => ({
  tokens: 0,
  add(text: string) {
    this.tokens += text.length;
  },
});

const end: TurnEvent = { type: 'turn-end', stopReason: 'end_turn', usage: fullUsage };
const textTurn = (...deltas: string[]): TurnEvent[] => [
  { type: 'turn-start' },
  { type: 'text-start' },
  ...deltas.map((text): TurnEvent => ({ type: 'text-delta', text })),
  { type: 'text-end' },
  end,
];
const toolUse = (id: string): TurnEvent[] => [
  { type: 'tool-use-start', toolUseId: id, name: 'read' },
  { type: 'tool-use-delta', partialJson: '{"path":"/etc/hosts"}' },
  { type: 'tool-use-end' },
];

/** Pushes event by event until the stage ends the turn, as its driver does. */
function run(stage: TurnStage, events: readonly TurnEvent[]): TurnEvent[] {
  const output: TurnEvent[] = [];
  for (const event of events) {
    output.push(...stage.push([event]));
    if (output.at(-1)?.type === 'turn-end') break;
  }
  checkTurnOrder(output);
  return output;
}

const answeredText = (events: TurnEvent[]): string =>
  collectTurn(events)
    .content.map((block) => (block.type === 'text' ? block.text : ''))
    .join('');

describe('StopSequenceStage', () => {
  it('ends at a match that is split over deltas, without the matched text', () => {
    const turn = collectTurn(
      run(new StopSequenceStage(['END'], usageSoFar), textTurn('one E', 'N', 'D two')),
    );
    expect(turn).toMatchObject({
      content: [{ type: 'text', text: 'one ' }],
      stopReason: 'stop_sequence',
      stopSequence: 'END',
      usage: cutUsage,
    });
  });

  it('releases text that only looked like the beginning of a match', () => {
    const events = run(new StopSequenceStage(['END'], usageSoFar), textTurn('one EN', 'TER'));
    expect(answeredText(events)).toBe('one ENTER');
    expect(events.at(-1)).toEqual(end);
  });

  it('holds back nothing that cannot begin a match', () => {
    const stage = new StopSequenceStage(['\n\nHuman:'], usageSoFar);
    expect(stage.push([{ type: 'text-delta', text: 'plain' }])).toEqual([
      { type: 'text-delta', text: 'plain' },
    ]);
  });

  it('finds what indexOf finds, for any cut of the text', () => {
    const letters = fc.array(fc.constantFrom('a', 'b'), { maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.array(fc.constantFrom('ab', 'aab', 'bb', 'abab'), { minLength: 1, maxLength: 3 }),
        (cuts, stops) => {
          const text = cuts.flat().join('');
          const events = run(
            new StopSequenceStage(stops, usageSoFar),
            textTurn(...cuts.map((cut) => cut.join(''))),
          );
          const found = stops.map((stop) => text.indexOf(stop)).filter((index) => index !== -1);
          expect(answeredText(events)).toBe(found.length === 0 ? text : text.slice(0, Math.min(...found)));
        },
      ),
    );
  });

  it('does not search thinking or tool input', () => {
    const events: TurnEvent[] = [
      { type: 'turn-start' },
      { type: 'thinking-start' },
      { type: 'thinking-delta', thinking: 'END' },
      { type: 'thinking-end' },
      ...toolUse('t1'),
      end,
    ];
    expect(run(new StopSequenceStage(['END', 'hosts'], usageSoFar), events)).toEqual(events);
  });
});

describe('OutputLimitStage', () => {
  const limit = (maxTokens: number) => new OutputLimitStage(maxTokens, oneTokenPerUnit(), usageSoFar);

  it('passes an answer below the limit unchanged', () => {
    const events = textTurn('12345', '67890');
    expect(run(limit(10), events)).toEqual(events);
  });

  it('cuts text inside the delta that crosses the limit', () => {
    const turn = collectTurn(run(limit(7), textTurn('12345', '67890')));
    expect(turn).toMatchObject({
      content: [{ type: 'text', text: '1234567' }],
      stopReason: 'max_tokens',
      usage: cutUsage,
    });
  });

  it('cuts at the same place however long the answer is', () => {
    const deltas = Array.from({ length: 1000 }, () => 'word ');
    expect(answeredText(run(limit(3001), textTurn(...deltas)))).toHaveLength(3001);
  });

  it('finishes a tool use that began below the limit', () => {
    const turn = collectTurn(
      run(limit(3), [{ type: 'turn-start' }, ...toolUse('t1'), ...toolUse('t2'), end]),
    );
    expect(turn.content).toEqual([
      { type: 'tool-use', toolUseId: 't1', name: 'read', input: { path: '/etc/hosts' } },
    ]);
    expect(turn.stopReason).toBe('tool_use');
  });
});

describe('SingleToolUseStage', () => {
  it('keeps the first tool use only', () => {
    const turn = collectTurn(
      run(new SingleToolUseStage(usageSoFar), [
        { type: 'turn-start' },
        ...toolUse('t1'),
        ...toolUse('t2'),
        end,
      ]),
    );
    expect(turn.content).toHaveLength(1);
    expect(turn.stopReason).toBe('tool_use');
  });

  it('passes a turn with one tool use unchanged', () => {
    const events: TurnEvent[] = [{ type: 'turn-start' }, ...toolUse('t1'), end];
    expect(run(new SingleToolUseStage(usageSoFar), events)).toEqual(events);
  });
});
