import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatCompact, formatMilliseconds, formatShare } from './format-number.js';

describe('formatShare', () => {
  it.each([
    [1, '100%'],
    [0.99996, '99.9%'],
    [0.9921, '99.2%'],
    [0.00001, '0.1%'],
    [0, '0%'],
  ])('writes %s as %s', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
  });
});

describe('formatMilliseconds', () => {
  it.each([
    [0, '0ms'],
    [840.4, '840ms'],
    [1_400, '1.4s'],
    [61_000, '61s'],
  ])('writes %s as %s', (milliseconds, text) => {
    expect(formatMilliseconds(milliseconds, 'en')).toBe(text);
  });
});

it('formatCompact shortens large figures', () => {
  expect(formatCompact(1_234_567, 'en')).toBe('1.2M');
});

it('formatBytes chooses the unit', () => {
  expect([formatBytes(2_500, 'en'), formatBytes(182_000_000, 'en')]).toEqual(['3 kB', '182 MB']);
});
