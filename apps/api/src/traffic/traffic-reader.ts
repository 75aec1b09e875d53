import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { percentileOf } from './first-token-class.js';
import { FirstTokenTimeEntity, TrafficEntity, type TrafficSpan } from './traffic.entity.js';

/** Figures of one period, over all accounts and models. */
export interface TrafficFigures {
  requests: number;
  errors: number;
  aborted: number;
  inputTokens: number;
  outputTokens: number;
  /** 95th percentile; null when nothing was measured. */
  firstTokenP95Ms: number | null;
}

export const NO_TRAFFIC: TrafficFigures = {
  requests: 0,
  errors: 0,
  aborted: 0,
  inputTokens: 0,
  outputTokens: 0,
  firstTokenP95Ms: null,
};

/** A percentile of the slowest five in a hundred. */
const SHARE = 0.95;

/** Reads what the traffic tables hold. */
@Injectable()
export class TrafficReader {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Figures of each minute or hour since `since` (ISO 8601, UTC), by its start; periods without traffic are missing. */
  async since(span: TrafficSpan, since: string): Promise<Map<string, TrafficFigures>> {
    const [sums, times] = await Promise.all([
      this.sums(span, since)
        .addSelect('start', 'start')
        .groupBy('start')
        .getRawMany<SumRow & { start: string }>(),
      this.times(span, since),
    ]);
    return new Map(
      sums.map((row) => [
        row.start,
        toFigures(
          row,
          times.filter(({ start }) => start === row.start),
        ),
      ]),
    );
  }

  /** Figures of everything since `since` together. */
  async total(span: TrafficSpan, since: string): Promise<TrafficFigures> {
    const [sum, times] = await Promise.all([
      this.sums(span, since).getRawOne<SumRow>(),
      this.times(span, since),
    ]);
    return sum === undefined ? NO_TRAFFIC : toFigures(sum, times);
  }

  private sums(span: TrafficSpan, since: string): SelectQueryBuilder<TrafficEntity> {
    return this.dataSource
      .createQueryBuilder(TrafficEntity, 'traffic')
      .select('SUM(requests)', 'requests')
      .addSelect('SUM(errors)', 'errors')
      .addSelect('SUM(aborted)', 'aborted')
      .addSelect('SUM(input_tokens)', 'input_tokens')
      .addSelect('SUM(output_tokens)', 'output_tokens')
      .where({ span, start: MoreThanOrEqual(since) });
  }

  private times(span: TrafficSpan, since: string): Promise<TimeRow[]> {
    return this.dataSource
      .createQueryBuilder(FirstTokenTimeEntity, 'times')
      .select('start', 'start')
      .addSelect('time_class', 'time_class')
      .addSelect('SUM(count)', 'count')
      .where({ span, start: MoreThanOrEqual(since) })
      .groupBy('start')
      .addGroupBy('time_class')
      .getRawMany<TimeRow>();
  }
}

/** Sums are texts on PostgreSQL, numbers on SQLite, null over no rows. */
type Sum = string | number | null;
type SumRow = Record<'requests' | 'errors' | 'aborted' | 'input_tokens' | 'output_tokens', Sum>;

interface TimeRow {
  start: string;
  time_class: number;
  count: Sum;
}

function toFigures(row: SumRow, times: readonly TimeRow[]): TrafficFigures {
  const counts = new Map<number, number>();
  for (const { time_class, count } of times)
    counts.set(time_class, (counts.get(time_class) ?? 0) + Number(count));
  return {
    requests: Number(row.requests),
    errors: Number(row.errors),
    aborted: Number(row.aborted),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    firstTokenP95Ms: percentileOf(counts, SHARE),
  };
}
