import type { OverviewHour } from '@q2api/admin-contract';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatExactTime } from '../../../lib/format-time.js';
import { formatTraffic } from './format-traffic.js';
import { type TrafficMetric, trafficSeries } from './traffic-metric.js';

interface TrafficTableProps {
  series: OverviewHour[];
  metric: TrafficMetric;
}

/** The chart for screen readers: hours in which something happened. Moving the pointer does not draw it again. */
export const TrafficTable = memo(function TrafficTable({ series, metric }: TrafficTableProps) {
  const { t, i18n } = useTranslation();
  const columns = trafficSeries(metric);
  const busy = series.filter((hour) => columns.some(({ value }) => (value(hour) ?? 0) > 0));
  return (
    <table className="visually-hidden">
      <caption>{t(`overview.traffic.${metric}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('overview.traffic.hour')}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {t(`overview.traffic.series.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {busy.map((hour) => (
          <tr key={hour.time}>
            <th scope="row">{formatExactTime(hour.time, i18n.language)}</th>
            {columns.map(({ name, value }) => (
              <td key={name}>{formatTraffic(value(hour), metric, i18n.language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
