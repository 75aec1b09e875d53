import 'uplot/dist/uPlot.min.css';

import { useComputedColorScheme } from '@mantine/core';
import type { OverviewHour, OverviewRange } from '@q2api/admin-contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { chartOptions, type HoveredHour } from './chart-options.js';
import { TrafficLegend } from './traffic-legend.js';
import { TrafficTable } from './traffic-table.js';
import { TrafficTooltip } from './traffic-tooltip.js';
import styles from './traffic-chart.module.css';
import { type TrafficMetric, trafficSeries } from './traffic-metric.js';

interface TrafficChartProps {
  series: OverviewHour[];
  metric: TrafficMetric;
  range: OverviewRange;
  height: number;
}

/** Bars per hour on a canvas, with the same figures as a table for those who cannot see them. */
export function TrafficChart({ series, metric, range, height }: TrafficChartProps) {
  const { i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const [hovered, setHovered] = useState<HoveredHour | null>(null);
  const data = useMemo(() => toColumns(series, metric), [series, metric]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const options = chartOptions({
      metric,
      range,
      language: i18n.language,
      width: element.clientWidth,
      height,
      style: getComputedStyle(element),
      onHover: setHovered,
    });
    const plot = new uPlot(options, [], element);
    chart.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      setHovered(null);
    };
  }, [metric, range, height, i18n.language, scheme]);

  // After the effect above, so that a new chart gets its data too.
  useEffect(() => chart.current?.setData(data), [data, metric, range, height, i18n.language, scheme]);

  const hour = hovered === null ? undefined : series[hovered.index];
  return (
    <div className={styles.chart}>
      <TrafficLegend metric={metric} />
      <div ref={frame} aria-hidden />
      {hour && hovered && <TrafficTooltip hour={hour} metric={metric} left={hovered.left} />}
      <TrafficTable series={series} metric={metric} />
    </div>
  );
}

/** The hour in seconds, then each series from the one drawn first. */
function toColumns(series: OverviewHour[], metric: TrafficMetric): uPlot.AlignedData {
  const times = series.map(({ time }) => Date.parse(time) / 1000);
  return [times, ...trafficSeries(metric).map(({ height }) => series.map(height))];
}
