import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTurnOrder } from './check-turn-order.js';
import { collectTurn } from './collect-turn.js';
import { ThinkingTagStage } from './thinking-tag-stage.js';
import type { TurnEvent } from './turn-event.js';

const usage = { inputTokens: 1, outputTokens: 2, source: 'measured' } as const;
const START: TurnEvent = { type: 'turn-start' };
const END: TurnEvent = { type: 'turn-end', stopReason: 'end_turn', usage };
const TOOL_USE: TurnEvent[] = [
  { type: 'tool-use-start', toolUseId: 't', name: 'read' },
  { type: 'tool-use-end' },
];
const text = (...deltas: string[]): TurnEvent[] => [
  { type: 'text-start' },
  ...deltas.map((delta): TurnEvent => ({ type: 'text-delta', text: delta })),
  { type: 'text-end' },
];

function run(events: readonly TurnEvent[]) {
  const stage = new ThinkingTagStage();
  const output = events.flatMap((event) => stage.push([event]));
  checkTurnOrder(output);
  return collectTurn(output).content;
}

const answer = (...deltas: string[]) => run([START, ...text(...deltas), END]);
const thinking = (content: string) => ({ type: 'thinking', thinking: content });
const said = (content: string) => ({ type: 'text', text: content });

describe('ThinkingTagStage', () => {
  it.each([
    ['thinking and text', '<thinking>hm</thinking>\n\nHello', [thinking('hm'), said('Hello')]],
    [
      'newlines of the tags',
      '\n<thinking>\nhm\nhm\n</thinking>\nHello',
      [thinking('hm\nhm\n'), said('Hello')],
    ],
    ['no thinking', 'Hello <thinking>x</thinking>', [said('Hello <thinking>x</thinking>')]],
    [
      'a second block',
      '<thinking>a</thinking>b<thinking>c</thinking>',
      [thinking('a'), said('b<thinking>c</thinking>')],
    ],
    ['thinking only', '<thinking>hm</thinking>', [thinking('hm')]],
    ['thinking that is never closed', '<thinking>hm </thin', [thinking('hm </thin')]],
    ['no content in the tags', '<thinking></thinking>Hello', [thinking(''), said('Hello')]],
    [
      'a quoted tag',
      '<thinking>write `</thinking>` now</thinking>Hi',
      [thinking('write `</thinking>` now'), said('Hi')],
    ],
    [
      'a quoted tag after a quote',
      '<thinking>"</thinking>x</thinking>Hi',
      [thinking('"</thinking>x'), said('Hi')],
    ],
    ['what only begins like a tag', '<think', [said('<think')]],
    ['another tag', '<thinkings>x', [said('<thinkings>x')]],
    ['white space', '  \n', [said('  \n')]],
    ['a smaller sign at the end', '<thinking>1 <</thinking>2', [thinking('1 <'), said('2')]],
  ])('reads %s, however it is cut', (_, content, blocks) => {
    for (let cut = 0; cut <= content.length; cut += 1) {
      expect(answer(content.slice(0, cut), content.slice(cut))).toEqual(blocks);
    }
    expect(answer(...content)).toEqual(blocks);
  });

  it('ends the thinking before a tool use that follows at once', () => {
    const events = [
      START,
      ...text('<thinking>hm</thinking>'),
      ...TOOL_USE,
      ...text('<thinking>no</thinking>'),
      END,
    ];
    expect(run(events)).toMatchObject([
      thinking('hm'),
      { type: 'tool-use' },
      said('<thinking>no</thinking>'),
    ]);
  });

  it("leaves tags alone after the model's own thinking or a tool use", () => {
    const own: TurnEvent[] = [
      { type: 'thinking-start' },
      { type: 'thinking-delta', thinking: 'own' },
      { type: 'thinking-end', signature: 's' },
    ];
    for (const first of [own, TOOL_USE]) {
      expect(run([START, ...first, ...text('<thinking>x</thinking>'), END]).at(-1)).toEqual(
        said('<thinking>x</thinking>'),
      );
    }
  });

  it('delivers thinking as it comes and holds back no more than a tag', () => {
    const stage = new ThinkingTagStage();
    stage.push([START, { type: 'text-start' }, { type: 'text-delta', text: '<thinking>one' }]);
    expect(stage.push([{ type: 'text-delta', text: ' two </' }])).toEqual([
      { type: 'thinking-delta', thinking: ' two ' },
    ]);
    expect(stage.push([{ type: 'text-delta', text: 'b>' }])).toEqual([
      { type: 'thinking-delta', thinking: '</b>' },
    ]);
  });

  it('loses nothing of any text', () => {
    const piece = fc.constantFrom('<thinking>', '</thinking>', '<', '/', '`', '\n', 'a', ' ', 'thinking>');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const whole = pieces.join('');
        const blocks = answer(...pieces);
        expect(blocks).toEqual(answer(whole));
        const characters = (content: string) => content.replaceAll(/<\/?thinking>|\s/g, '');
        // Block by block: the end of one and the beginning of the next can look like a tag together.
        const got = blocks.map((block) =>
          characters('text' in block ? block.text : 'thinking' in block ? block.thinking : ''),
        );
        expect(got.join('')).toBe(characters(whole));
      }),
      { numRuns: 500, examples: [[['<thinking>', '<', '</thinking>', 'thinking>']]] },
    );
  });
});
