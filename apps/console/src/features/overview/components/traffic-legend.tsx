import { useTranslation } from 'react-i18next';
import styles from './traffic-chart.module.css';
import { type TrafficMetric, trafficSeries } from './traffic-metric.js';

/** What the colours mean; where there is only one, the title says it. */
export function TrafficLegend({ metric }: { metric: TrafficMetric }) {
  const { t } = useTranslation();
  const series = trafficSeries(metric);
  if (series.length === 1) return null;
  return (
    <div className={styles.legend} aria-hidden>
      {series.map(({ name, color }) => (
        <span key={name} className={styles.legendItem}>
          <span className={styles.mark} style={{ background: `var(${color})` }} />
          {t(`overview.traffic.series.${name}`)}
        </span>
      ))}
    </div>
  );
}
