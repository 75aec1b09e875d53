import type { Protocol } from '../bodies/bodies.js';
import type { Servers } from '../servers/start-servers.js';
import type { TargetName } from '../servers/target.js';

/** How long and how often things are measured. */
export interface Scale {
  /** Each workload is measured so many times; medians count. */
  runs: number;
  /** Length of one measurement of requests per second; absent: a few requests. */
  seconds?: number;
  /** Single requests per measurement of times. */
  samples: number;
  /** Paced streams at a time, their deltas, and the milliseconds between two of them. */
  streams: number;
  deltas: number;
  paceMs: number;
}

export interface Bench {
  readonly servers: Servers;
  readonly scale: Scale;
}

/** What is measured, with its unit and how many decimals are worth printing. */
export const FIGURES = {
  requestsPerSecond: { label: 'req/s', decimals: 0 },
  p50Ms: { label: 'p50 ms', decimals: 2 },
  p99Ms: { label: 'p99 ms', decimals: 2 },
  cpuMicrosPerRequest: { label: 'CPU µs/req', decimals: 0 },
  cpuMillisPer1000Events: { label: 'CPU ms/1000 ev', decimals: 2 },
  firstTextP50Ms: { label: 'first text p50 ms', decimals: 2 },
  firstTextP99Ms: { label: 'first text p99 ms', decimals: 2 },
  wholeStreams: { label: 'whole streams', decimals: 0 },
  lagP50Ms: { label: 'lag p50 ms', decimals: 2 },
  lagP99Ms: { label: 'lag p99 ms', decimals: 2 },
  kilobytesPerStream: { label: 'RSS KB/stream', decimals: 0 },
  eventLoopP99Ms: { label: 'loop p99 ms', decimals: 1 },
  burstP50Ms: { label: 'burst p50 ms', decimals: 1 },
  burstP99Ms: { label: 'burst p99 ms', decimals: 1 },
  cancelP50Ms: { label: 'cancel p50 ms', decimals: 2 },
  cancelMaxMs: { label: 'cancel max ms', decimals: 2 },
  speedup: { label: 'times as fast', decimals: 2 },
  speedupOnFreeCores: { label: 'on two free cores', decimals: 2 },
} as const satisfies Record<string, { label: string; decimals: number }>;

export type FigureName = keyof typeof FIGURES;
export type Figures = Partial<Record<FigureName, number>>;

export interface Measured {
  target: TargetName;
  figures: Figures;
}

export interface Workload {
  readonly name: string;
  /** One sentence of what is done. */
  readonly description: string;
  readonly protocols: readonly Protocol[];
  /** Measures all targets once, one right after the other. */
  measure(bench: Bench, protocol: Protocol): Promise<Measured[]>;
}

export const BOTH: readonly Protocol[] = ['claude', 'openai'];
