import { describe, expect, it } from '@jest/globals';
import { isRefreshDue } from './refresh-due.js';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

const fresh = { expires_at: at(60), last_refresh_time: at(-5), refresh_retry_at: null };

describe('isRefreshDue', () => {
  it('leaves a fresh token alone', () => {
    expect(isRefreshDue(fresh, NOW, 0)).toBe(false);
  });

  it('refreshes what was never refreshed', () => {
    expect(isRefreshDue({ ...fresh, last_refresh_time: null }, NOW, 0)).toBe(true);
  });

  it('refreshes shortly before the end', () => {
    expect(isRefreshDue({ ...fresh, expires_at: at(11) }, NOW, 0)).toBe(false);
    expect(isRefreshDue({ ...fresh, expires_at: at(10) }, NOW, 0)).toBe(true);
    expect(isRefreshDue({ ...fresh, expires_at: at(-1) }, NOW, 0)).toBe(true);
  });

  it('refreshes after 25 minutes, up to 5 earlier by chance', () => {
    const aged = (minutes: number) => ({ ...fresh, last_refresh_time: at(-minutes) });
    expect(isRefreshDue(aged(24), NOW, 0)).toBe(false);
    expect(isRefreshDue(aged(25), NOW, 0)).toBe(true);
    expect(isRefreshDue(aged(21), NOW, 0.9)).toBe(true);
    expect(isRefreshDue(aged(19), NOW, 0.99)).toBe(false);
  });

  it('after a failure waits for the back-off, then tries again', () => {
    const failed = { ...fresh, expires_at: at(-1) };
    expect(isRefreshDue({ ...failed, refresh_retry_at: at(1) }, NOW, 0)).toBe(false);
    expect(isRefreshDue({ ...failed, refresh_retry_at: at(-1) }, NOW, 0)).toBe(true);
  });
});
