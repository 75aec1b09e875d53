import { describe, expect, it } from '@jest/globals';
import { ExpiringSet } from './expiring-set.js';

describe('ExpiringSet', () => {
  it('forgets a member after its life, counted from its last addition', () => {
    let now = 0;
    const set = new ExpiringSet({ maxMembers: 10, lifeMs: 100 }, () => now);
    set.add('a');
    now = 60;
    set.add('a');
    now = 159;
    expect(set.has('a')).toBe(true);
    now = 160;
    expect(set.has('a')).toBe(false);
  });

  it('forgets the oldest members when there are too many', () => {
    const set = new ExpiringSet({ maxMembers: 2, lifeMs: 100 }, () => 0);
    for (const member of ['a', 'b', 'a', 'c']) set.add(member);
    expect(['a', 'b', 'c'].map((member) => set.has(member))).toEqual([true, false, true]);
  });

  it('lets go of what has expired', () => {
    let now = 0;
    const set = new ExpiringSet({ maxMembers: 10, lifeMs: 100 }, () => now);
    expect(set.isEmpty).toBe(true);
    set.add('a');
    now = 200;
    set.add('b');
    expect([set.has('a'), set.has('b'), set.isEmpty]).toEqual([false, true, false]);
  });
});
