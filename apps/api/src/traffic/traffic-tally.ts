import { classOfTime } from './first-token-class.js';
import type { TrafficSpan } from './traffic.entity.js';

/** One turn, ended. */
export interface TrafficSample {
  /** When it ended, in milliseconds since the epoch. */
  at: number;
  accountId: string;
  /** The upstream's id. */
  model: string;
  outcome: 'completed' | 'failed' | 'aborted';
  inputTokens?: number;
  outputTokens?: number;
  firstTokenMs?: number | undefined;
}

/** Figures to be added to one row of the table. */
export interface TrafficIncrement {
  span: TrafficSpan;
  start: string;
  accountId: string;
  model: string;
  requests: number;
  errors: number;
  aborted: number;
  inputTokens: number;
  outputTokens: number;
  /** Number of turns by class of their time to the first token. */
  firstTokenTimes: Map<number, number>;
}

const MINUTE_MS = 60_000;
/** Length of the ISO text that tells the span apart, and what completes it. */
const CUTS = { minute: [16, ':00.000Z'], hour: [13, ':00:00.000Z'] } as const;

/** Start of the minute or hour, as ISO 8601 text in UTC. */
export function startOf(span: TrafficSpan, at: number): string {
  const [length, rest] = CUTS[span];
  return new Date(at).toISOString().slice(0, length) + rest;
}

/**
 * Adds up samples in memory, by minute, until they are written. What the minutes add to their hours is worked out when
 * they are taken, not for each sample.
 */
export class TrafficTally {
  private minutes = new Map<string, TrafficIncrement>();

  add({ at, accountId, model, ...sample }: TrafficSample): void {
    const increment = this.incrementOf(Math.floor(at / MINUTE_MS), accountId, model);
    increment.requests += 1;
    if (sample.outcome === 'failed') increment.errors += 1;
    if (sample.outcome === 'aborted') increment.aborted += 1;
    increment.inputTokens += sample.inputTokens ?? 0;
    increment.outputTokens += sample.outputTokens ?? 0;
    if (sample.firstTokenMs === undefined) return;
    addCount(increment.firstTokenTimes, classOfTime(sample.firstTokenMs), 1);
  }

  /** What has come together since the last call; no two increments are of the same row. */
  take(): TrafficIncrement[] {
    const minutes = [...this.minutes.values()];
    this.minutes = new Map();
    return [...minutes, ...toHours(minutes)];
  }

  /** Takes back what could not be written. */
  giveBack(increments: readonly TrafficIncrement[]): void {
    for (const increment of increments) {
      if (increment.span !== 'minute') continue;
      const { start, accountId, model } = increment;
      addTo(this.incrementOf(Date.parse(start) / MINUTE_MS, accountId, model), increment);
    }
  }

  /** @param minute minutes since the epoch */
  private incrementOf(minute: number, accountId: string, model: string): TrafficIncrement {
    const key = `${minute} ${accountId} ${model}`;
    const known = this.minutes.get(key);
    if (known !== undefined) return known;
    const start = startOf('minute', minute * MINUTE_MS);
    const increment = noTraffic({ span: 'minute', start, accountId, model });
    this.minutes.set(key, increment);
    return increment;
  }
}

function toHours(minutes: readonly TrafficIncrement[]): Iterable<TrafficIncrement> {
  const hours = new Map<string, TrafficIncrement>();
  for (const minute of minutes) {
    const { accountId, model } = minute;
    const start = startOf('hour', Date.parse(minute.start));
    const key = `${start} ${accountId} ${model}`;
    const hour = hours.get(key) ?? noTraffic({ span: 'hour', start, accountId, model });
    addTo(hour, minute);
    hours.set(key, hour);
  }
  return hours.values();
}

type RowKey = Pick<TrafficIncrement, 'span' | 'start' | 'accountId' | 'model'>;

function noTraffic(key: RowKey): TrafficIncrement {
  const none = { requests: 0, errors: 0, aborted: 0, inputTokens: 0, outputTokens: 0 };
  return { ...key, ...none, firstTokenTimes: new Map() };
}

function addTo(sum: TrafficIncrement, increment: TrafficIncrement): void {
  sum.requests += increment.requests;
  sum.errors += increment.errors;
  sum.aborted += increment.aborted;
  sum.inputTokens += increment.inputTokens;
  sum.outputTokens += increment.outputTokens;
  for (const [timeClass, count] of increment.firstTokenTimes) addCount(sum.firstTokenTimes, timeClass, count);
}

function addCount(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
