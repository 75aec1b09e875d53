import { describe, expect, it } from '@jest/globals';
import { TrafficTally, type TrafficSample } from './traffic-tally.js';

const turn = (minute: number, change: Partial<TrafficSample> = {}): TrafficSample => ({
  at: Date.UTC(2026, 0, 2, 3, minute, 30),
  accountId: 'a',
  model: 'm',
  outcome: 'completed',
  ...change,
});

describe('TrafficTally', () => {
  it('adds up turns of the same account and model by minute and by hour', () => {
    const tally = new TrafficTally();
    tally.add(turn(4, { inputTokens: 10, outputTokens: 1, firstTokenMs: 5 }));
    tally.add(turn(4, { inputTokens: 20, outputTokens: 2, firstTokenMs: 5 }));
    tally.add(turn(5, { outcome: 'failed' }));
    const figures = tally.take().map(({ span, start, requests, errors, inputTokens, firstTokenTimes }) => ({
      span,
      start,
      requests,
      errors,
      inputTokens,
      measured: [...firstTokenTimes.values()],
    }));
    expect(figures).toEqual([
      {
        span: 'minute',
        start: '2026-01-02T03:04:00.000Z',
        requests: 2,
        errors: 0,
        inputTokens: 30,
        measured: [2],
      },
      {
        span: 'minute',
        start: '2026-01-02T03:05:00.000Z',
        requests: 1,
        errors: 1,
        inputTokens: 0,
        measured: [],
      },
      {
        span: 'hour',
        start: '2026-01-02T03:00:00.000Z',
        requests: 3,
        errors: 1,
        inputTokens: 30,
        measured: [2],
      },
    ]);
  });

  it('keeps accounts and models apart', () => {
    const tally = new TrafficTally();
    tally.add(turn(4));
    tally.add(turn(4, { accountId: 'b' }));
    tally.add(turn(4, { model: 'n' }));
    expect(tally.take()).toHaveLength(6);
  });

  it('counts an aborted turn as neither success nor error', () => {
    const tally = new TrafficTally();
    tally.add(turn(4, { outcome: 'aborted' }));
    expect(tally.take()).toMatchObject([
      { requests: 1, errors: 0, aborted: 1 },
      { requests: 1, errors: 0, aborted: 1 },
    ]);
  });

  it('takes back what could not be written, beside what came meanwhile', () => {
    const tally = new TrafficTally();
    tally.add(turn(4, { firstTokenMs: 5 }));
    const unwritten = tally.take();
    tally.add(turn(4, { firstTokenMs: 5 }));
    tally.giveBack(unwritten);
    const figures = tally.take();
    expect(figures.map(({ requests }) => requests)).toEqual([2, 2]);
    expect(figures.map(({ firstTokenTimes }) => [...firstTokenTimes.values()])).toEqual([[2], [2]]);
  });

  it('gives each figure out once', () => {
    const tally = new TrafficTally();
    tally.add(turn(4));
    tally.take();
    expect(tally.take()).toEqual([]);
  });
});
