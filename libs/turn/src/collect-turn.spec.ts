import { describe, expect, it } from '@jest/globals';
import { collectTurn, parseToolInput } from './collect-turn.js';
import { TurnError } from './turn-error.js';
import type { TurnEvent } from './turn-event.js';

const usage = { inputTokens: 3, outputTokens: 5, source: 'measured' } as const;
const wholeTurn: TurnEvent[] = [
  { type: 'turn-start', conversationId: 'c1' },
  { type: 'thinking-start' },
  { type: 'thinking-delta', thinking: 'hm' },
  { type: 'thinking-end', signature: 'sig' },
  { type: 'text-start' },
  { type: 'text-delta', text: 'Hel' },
  { type: 'text-delta', text: 'lo' },
  { type: 'text-end' },
  { type: 'tool-use-start', toolUseId: 't1', name: 'read' },
  { type: 'tool-use-delta', partialJson: '{"path":' },
  { type: 'tool-use-delta', partialJson: '"/a"}' },
  { type: 'tool-use-end' },
  { type: 'turn-end', stopReason: 'tool_use', usage },
];

describe('collectTurn', () => {
  it('folds blocks, stop reason and usage', () => {
    expect(collectTurn(wholeTurn)).toEqual({
      conversationId: 'c1',
      content: [
        { type: 'thinking', thinking: 'hm', signature: 'sig' },
        { type: 'text', text: 'Hello' },
        { type: 'tool-use', toolUseId: 't1', name: 'read', input: { path: '/a' } },
      ],
      stopReason: 'tool_use',
      usage,
    });
  });

  it.each(wholeTurn.map((_, length) => length))('refuses a turn cut after %i events', (length) => {
    expect(() => collectTurn(wholeTurn.slice(0, length))).toThrow(TurnError);
  });
});

describe('parseToolInput', () => {
  it('reads no text as no arguments', () => {
    expect(parseToolInput('')).toEqual({});
  });

  it.each(['{"a":', '[]', 'null', '"text"', '1'])('refuses %s', (json) => {
    expect(() => parseToolInput(json)).toThrow('not a JSON object');
  });
});
