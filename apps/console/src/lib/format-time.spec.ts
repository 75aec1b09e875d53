import { describe, expect, it } from '@jest/globals';
import { formatClockTime, formatCountdown, formatDuration, formatRelativeTime } from './format-time.js';

describe('formatRelativeTime', () => {
  it.each([
    [0, 'now'],
    [-44_000, 'now'],
    [-50_000, '1 min. ago'],
    [-90_000, '1 min. ago'],
    [-7_199_000, '1 hr. ago'],
    [7_200_000, 'in 2 hr.'],
    [-3 * 86_400_000, '3 days ago'],
  ])('writes %s ms as "%s"', (milliseconds, text) => {
    expect(formatRelativeTime(milliseconds, 'en')).toBe(text);
  });

  it('speaks Chinese', () => {
    expect(formatRelativeTime(-120_000, 'zh')).toBe('2分钟前');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [59.9, '59 sec'],
    [60, '1 min'],
    [725, '12 min 5 sec'],
    [3 * 86_400 + 4 * 3_600 + 59, '3 days 4 hr'],
    [-1, '0 sec'],
  ])('writes %s seconds as "%s"', (seconds, text) => {
    expect(formatDuration(seconds, 'en')).toBe(text);
  });
});

describe('formatCountdown', () => {
  it.each([
    [-3, '0:00'],
    [5, '0:05'],
    [245, '4:05'],
    [3_729, '1:02:09'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(formatCountdown(seconds)).toBe(text);
  });
});

describe('formatClockTime', () => {
  const noon = new Date(2026, 10, 22, 12, 0).getTime();

  it('leaves today out', () => {
    expect(formatClockTime(new Date(2026, 10, 22, 14, 5).getTime(), 'en-GB', noon)).toBe('14:05');
  });

  it('names another day', () => {
    expect(formatClockTime(new Date(2026, 10, 23, 14, 5).getTime(), 'en-GB', noon)).toBe('23 Nov, 14:05');
  });
});
