import { describe, expect, it } from '@jest/globals';
import { classOfTime, percentileOf } from './first-token-class.js';

const countsOf = (times: number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(classOfTime(time), (counts.get(classOfTime(time)) ?? 0) + 1);
  return counts;
};

describe('percentileOf', () => {
  it('knows nothing of no measurements', () => {
    expect(percentileOf(new Map(), 0.95)).toBeNull();
  });

  it.each([5, 37, 420, 1_000, 12_345, 299_000])('is within a fifth above a single time of %i ms', (time) => {
    const percentile = percentileOf(countsOf([time]), 0.95);
    expect(percentile).toBeGreaterThanOrEqual(time);
    expect(percentile).toBeLessThanOrEqual(Math.max(10, Math.round(time * 1.2)));
  });

  it('leaves the slowest twentieth out of the 95th percentile', () => {
    const times = [...Array.from({ length: 95 }, () => 100), ...Array.from({ length: 5 }, () => 60_000)];
    expect(percentileOf(countsOf(times), 0.95)).toBeLessThan(130);
    expect(percentileOf(countsOf(times), 0.96)).toBeGreaterThanOrEqual(60_000);
  });
});
