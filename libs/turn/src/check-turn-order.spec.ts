import { describe, expect, it } from '@jest/globals';
import { checkTurnOrder } from './check-turn-order.js';
import type { TurnEvent } from './turn-event.js';

const start: TurnEvent = { type: 'turn-start' };
const end: TurnEvent = {
  type: 'turn-end',
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, source: 'estimated' },
};
const text: TurnEvent[] = [{ type: 'text-start' }, { type: 'text-delta', text: 'a' }, { type: 'text-end' }];
const toolStart: TurnEvent = { type: 'tool-use-start', toolUseId: 't', name: 'n' };

describe('checkTurnOrder', () => {
  it('accepts blocks one after the other', () => {
    expect(() => checkTurnOrder([start, ...text, toolStart, { type: 'tool-use-end' }, end])).not.toThrow();
  });

  it.each<[string, TurnEvent[]]>([
    ['no events', []],
    ['a missing turn-start', [...text, end]],
    ['a second turn-start', [start, start, end]],
    ['a missing turn-end', [start, ...text]],
    ['an event after turn-end', [start, end, end]],
    ['a block left open', [start, { type: 'text-start' }, end]],
    ['a block inside a block', [start, { type: 'text-start' }, toolStart, end]],
    ['a delta outside its block', [start, { type: 'text-delta', text: 'a' }, end]],
    ['a delta of another block', [start, toolStart, { type: 'text-delta', text: 'a' }, end]],
    [
      'incomplete tool JSON',
      [start, toolStart, { type: 'tool-use-delta', partialJson: '{' }, { type: 'tool-use-end' }, end],
    ],
  ])('refuses %s', (_, events) => {
    expect(() => checkTurnOrder(events)).toThrow();
  });
});
