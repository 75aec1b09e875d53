import { formatCompact, formatMilliseconds } from '../../../lib/format-number.js';
import type { TrafficMetric } from './traffic-metric.js';

/** A figure of the chart; a dash when nothing is known. */
export function formatTraffic(value: number | null, metric: TrafficMetric, language: string): string {
  if (value === null) return '–';
  return metric === 'firstToken' ? formatMilliseconds(value, language) : formatCompact(value, language);
}
