import type { OverviewHour } from '@q2api/admin-contract';

export const TRAFFIC_METRICS = ['requests', 'tokens', 'firstToken'] as const;

/** What the chart shows. */
export type TrafficMetric = (typeof TRAFFIC_METRICS)[number];

export type TrafficSeriesName = 'ok' | 'errors' | 'input' | 'output' | 'firstToken';

export interface TrafficSeries {
  name: TrafficSeriesName;
  /** CSS variable of its colour, set by the chart's style sheet. */
  color: string;
  /** What is said about an hour; null: nothing is known. */
  value: (hour: OverviewHour) => number | null;
  /** Top of its bar. Bars are drawn over each other, tallest first, which stacks them. */
  height: (hour: OverviewHour) => number | null;
}

const SERIES: Record<TrafficMetric, readonly TrafficSeries[]> = {
  requests: [
    {
      name: 'ok',
      color: '--chart-main',
      value: (hour) => hour.requests - hour.errors,
      height: (hour) => hour.requests,
    },
    { name: 'errors', color: '--chart-bad', value: (hour) => hour.errors, height: (hour) => hour.errors },
  ],
  tokens: [
    {
      name: 'output',
      color: '--chart-main',
      value: (hour) => hour.outputTokens,
      height: (hour) => hour.inputTokens + hour.outputTokens,
    },
    {
      name: 'input',
      color: '--chart-second',
      value: (hour) => hour.inputTokens,
      height: (hour) => hour.inputTokens,
    },
  ],
  firstToken: [
    {
      name: 'firstToken',
      color: '--chart-main',
      value: (hour) => hour.firstTokenP95Ms,
      height: (hour) => hour.firstTokenP95Ms,
    },
  ],
};

/** The series of a metric in drawing order. */
export function trafficSeries(metric: TrafficMetric): readonly TrafficSeries[] {
  return SERIES[metric];
}
