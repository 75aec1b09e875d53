import { Card, Group, SegmentedControl, Skeleton, Title } from '@mantine/core';
import type { OverviewHour, OverviewRange } from '@q2api/admin-contract';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../../../components/error-boundary.js';
import { TRAFFIC_METRICS, type TrafficMetric } from './traffic-metric.js';

const CHART_HEIGHT = 280;

/** The chart library is fetched after the figures are on the screen. */
const TrafficChart = lazy(async () => ({ default: (await import('./traffic-chart.js')).TrafficChart }));

interface TrafficCardProps {
  series: OverviewHour[];
  range: OverviewRange;
  isLoading: boolean;
  onRangeChange: (range: OverviewRange) => void;
}

/** What happened hour by hour. */
export function TrafficCard({ series, range, isLoading, onRangeChange }: TrafficCardProps) {
  const { t } = useTranslation();
  const [metric, setMetric] = useState<TrafficMetric>('requests');
  return (
    <Card component="section" withBorder padding="lg" aria-labelledby="traffic" aria-busy={isLoading}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2} size="h5" id="traffic">
          {t(`overview.traffic.${metric}`)}
        </Title>
        <Group gap="xs">
          <SegmentedControl
            size="sm"
            aria-label={t('overview.traffic.metric')}
            value={metric}
            onChange={setMetric}
            data={TRAFFIC_METRICS.map((value) => ({ value, label: t(`overview.traffic.short.${value}`) }))}
          />
          <SegmentedControl
            size="sm"
            aria-label={t('overview.traffic.range')}
            value={range}
            onChange={onRangeChange}
            data={[
              { value: '24h', label: t('overview.traffic.day') },
              { value: '7d', label: t('overview.traffic.week') },
            ]}
          />
        </Group>
      </Group>
      <ErrorBoundary>
        <Suspense fallback={<Skeleton height={CHART_HEIGHT} aria-hidden />}>
          <TrafficChart series={series} metric={metric} range={range} height={CHART_HEIGHT} />
        </Suspense>
      </ErrorBoundary>
    </Card>
  );
}
