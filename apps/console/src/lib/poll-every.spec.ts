import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pollEvery } from './poll-every.js';

describe('pollEvery', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.now() + 1_000_000 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const after = (failingForMs: number): number =>
    pollEvery(5_000)({ state: { error: new Error('down'), dataUpdatedAt: Date.now() - failingForMs } });

  it('keeps its pace while all is well', () => {
    expect(pollEvery(5_000)({ state: { error: null, dataUpdatedAt: 0 } })).toBe(5_000);
  });

  it('waits as long as the failure has lasted', () => {
    expect(after(1_000)).toBe(5_000);
    expect(after(20_000)).toBe(20_000);
  });

  it('asks at least once a minute', () => {
    expect(after(3_600_000)).toBe(60_000);
  });
});
