import { describe, expect, it } from '@jest/globals';
import { randomInteger, seededRandom } from './random.js';

describe('seededRandom', () => {
  it('gives the same sequence for the same seed and another for another', () => {
    const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it('spreads evenly over the integers asked for', () => {
    const random = seededRandom(1);
    const counts = new Map<number, number>();
    for (let index = 0; index < 3000; index++) {
      const value = randomInteger(random, 2, 4);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([2, 3, 4]);
    for (const count of counts.values()) expect(count).toBeGreaterThan(850);
  });
});
