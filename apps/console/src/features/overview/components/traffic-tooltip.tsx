import type { OverviewHour } from '@q2api/admin-contract';
import { useTranslation } from 'react-i18next';
import { formatClockTime } from '../../../lib/format-time.js';
import { formatTraffic } from './format-traffic.js';
import styles from './traffic-chart.module.css';
import { type TrafficMetric, trafficSeries } from './traffic-metric.js';

const AXIS_WIDTH = 52;
const GAP = 12;

interface TrafficTooltipProps {
  hour: OverviewHour;
  metric: TrafficMetric;
  /** Place of the hour in the plot, in CSS pixels. */
  left: number;
}

/** The figures of the hour under the pointer. */
export function TrafficTooltip({ hour, metric, left }: TrafficTooltipProps) {
  const { t, i18n } = useTranslation();
  const flip = left > 240;
  return (
    <div
      className={styles.tooltip}
      style={{
        left: left + AXIS_WIDTH + (flip ? -GAP : GAP),
        transform: flip ? 'translateX(-100%)' : undefined,
      }}
      aria-hidden
    >
      <strong className="tabular">{formatClockTime(hour.time, i18n.language)}</strong>
      {trafficSeries(metric).map((series) => (
        <div key={series.name} className={styles.row}>
          <span className={styles.mark} style={{ background: `var(${series.color})` }} />
          <span>{t(`overview.traffic.series.${series.name}`)}</span>
          <span>{formatTraffic(series.value(hour), metric, i18n.language)}</span>
        </div>
      ))}
    </div>
  );
}
