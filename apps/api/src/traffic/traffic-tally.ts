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

/** Length of the ISO text that tells the span apart, and what completes it. */
const CUTS = { minute: [16, ':00.000Z'], hour: [13, ':00:00.000Z'] } as const;

/** Start of the minute or hour, as ISO 8601 text in UTC. */
export function startOf(span: TrafficSpan, at: number): string {
  const [length, rest] = CUTS[span];
  return new Date(at).toISOString().slice(0, length) + rest;
}

/** Adds up samples in memory until they are written. */
export class TrafficTally {
  private increments = new Map<string, TrafficIncrement>();

  add(sample: TrafficSample): void {
    this.addTo('minute', sample);
    this.addTo('hour', sample);
  }

  /** What has come together since the last call. */
  take(): TrafficIncrement[] {
    const taken = [...this.increments.values()];
    this.increments = new Map();
    return taken;
  }

  /** Takes back what could not be written. */
  giveBack(increments: readonly TrafficIncrement[]): void {
    for (const increment of increments) {
      const own = this.incrementOf(increment);
      own.requests += increment.requests;
      own.errors += increment.errors;
      own.aborted += increment.aborted;
      own.inputTokens += increment.inputTokens;
      own.outputTokens += increment.outputTokens;
      for (const [timeClass, count] of increment.firstTokenTimes)
        addCount(own.firstTokenTimes, timeClass, count);
    }
  }

  private addTo(span: TrafficSpan, sample: TrafficSample): void {
    const { accountId, model } = sample;
    const increment = this.incrementOf({ span, start: startOf(span, sample.at), accountId, model });
    increment.requests += 1;
    if (sample.outcome === 'failed') increment.errors += 1;
    if (sample.outcome === 'aborted') increment.aborted += 1;
    increment.inputTokens += sample.inputTokens ?? 0;
    increment.outputTokens += sample.outputTokens ?? 0;
    if (sample.firstTokenMs === undefined) return;
    addCount(increment.firstTokenTimes, classOfTime(sample.firstTokenMs), 1);
  }

  private incrementOf({ span, start, accountId, model }: RowKey): TrafficIncrement {
    const key = `${start} ${span} ${accountId} ${model}`;
    const known = this.increments.get(key);
    if (known !== undefined) return known;
    const none = { requests: 0, errors: 0, aborted: 0, inputTokens: 0, outputTokens: 0 };
    const increment = { span, start, accountId, model, ...none, firstTokenTimes: new Map<number, number>() };
    this.increments.set(key, increment);
    return increment;
  }
}

type RowKey = Pick<TrafficIncrement, 'span' | 'start' | 'accountId' | 'model'>;

function addCount(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
