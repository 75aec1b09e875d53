import uPlot from 'uplot';
import { formatTraffic } from './format-traffic.js';
import { type TrafficMetric, trafficSeries } from './traffic-metric.js';

export interface HoveredHour {
  index: number;
  /** Place of the hour in the plot, in CSS pixels. */
  left: number;
}

interface ChartSettings {
  metric: TrafficMetric;
  range: '24h' | '7d';
  language: string;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Of the chart's element: it has the colours. */
  style: CSSStyleDeclaration;
  onHover: (hour: HoveredHour | null) => void;
}

const HOUR_S = 3_600;
const BAR_SHARE = 0.72;
const LARGEST_BAR_PX = 28;
const AXIS_FONT = '11px system-ui, sans-serif';
/** With nothing to show the axis would have no scale at all. */
const SMALLEST_TOP = { requests: 5, tokens: 1_000, firstToken: 1_000 } satisfies Record<
  TrafficMetric,
  number
>;

export function chartOptions(settings: ChartSettings): uPlot.Options {
  const { metric, range, language, style } = settings;
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const bars = uPlot.paths.bars?.({ size: [BAR_SHARE, LARGEST_BAR_PX], radius: 0.15 });
  const axis = { stroke: color('--chart-text'), font: AXIS_FONT };
  const line = { stroke: color('--chart-line'), width: 1 };
  return {
    width: settings.width,
    height: settings.height,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: true, range: (_plot, min, max) => [min - HOUR_S / 2, max + HOUR_S / 2] },
      y: { range: (_plot, _min, max) => [0, Math.max(max * 1.08, SMALLEST_TOP[metric])] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        ticks: { show: false },
        size: 28,
        space: 56,
        values: (_plot, times) => times.map((time) => formatHour(time, range, language)),
      },
      {
        ...axis,
        grid: line,
        ticks: { show: false },
        size: 52,
        space: 44,
        values: (_plot, values) => values.map((value) => formatTraffic(value, metric, language)),
      },
    ],
    series: [
      {},
      ...trafficSeries(metric).map((series) => ({
        fill: color(series.color),
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars }),
      })),
    ],
    hooks: { setCursor: [(plot) => settings.onHover(hoveredHour(plot))] },
  };
}

function formatHour(seconds: number, range: '24h' | '7d', language: string): string {
  const date = new Date(seconds * 1000);
  const isMidnight = date.getHours() === 0;
  if (range === '7d' || isMidnight)
    return date.toLocaleDateString(language, { month: 'short', day: 'numeric' });
  return date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function hoveredHour({ cursor, data, valToPos }: uPlot): HoveredHour | null {
  const time = cursor.idx === null || cursor.idx === undefined ? undefined : data[0][cursor.idx];
  return time === undefined ? null : { index: cursor.idx ?? 0, left: valToPos(time, 'x') };
}
