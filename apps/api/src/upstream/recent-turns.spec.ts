import { describe, expect, it } from '@jest/globals';
import { RecentTurns } from './recent-turns.js';
import { TurnTrail } from './turn-trail.js';

const trail = (model: string) =>
  new TurnTrail('2026-01-01T00:00:00.000Z', model, undefined, { now: () => 0 });

describe('RecentTurns', () => {
  it('lists the newest first', () => {
    const recent = new RecentTurns();
    for (const model of ['a', 'b', 'c']) recent.add(trail(model));
    expect(recent.list().map(({ model }) => model)).toEqual(['c', 'b', 'a']);
  });

  it('keeps no more than five hundred', () => {
    const recent = new RecentTurns();
    for (let index = 0; index < 1234; index += 1) recent.add(trail(String(index)));
    expect(recent.list()).toHaveLength(500);
    expect(
      recent
        .list()
        .slice(0, 2)
        .map(({ model }) => model),
    ).toEqual(['1233', '1232']);
    expect(recent.list().at(-1)?.model).toBe('734');
  });
});
