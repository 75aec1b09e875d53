import { availableParallelism } from 'node:os';
import type { FigureName } from '../workloads/workload.js';
import { CORES_FOR_WORKERS } from '../workloads/workers.js';
import { compared, figureOf, type Result } from './results.js';

/** What the gateway has to reach. */
interface Goal {
  /** Names of workloads. */
  workloads: readonly string[];
  figure: FigureName;
  /** How the figure is looked at: by itself, or against that of another target of the same run. */
  as: 'value' | 'ratio to floor' | 'beyond direct';
  limit: number;
  /** The limit is the least value that is good. */
  atLeast?: boolean;
}

export interface Verdict {
  workload: string;
  protocol: string;
  goal: string;
  value: number;
  passed: boolean;
}

const GOALS: readonly Goal[] = [
  cpuRatio(['one-frame'], 3),
  cpuRatio(['small-streamed', 'small-whole'], 2),
  cpuRatio(['body-300kb', 'body-421kb'], 1.5),
  { workloads: ['long-stream'], figure: 'cpuMillisPer1000Events', as: 'ratio to floor', limit: 1 },
  { workloads: ['paced-streams'], figure: 'cpuMillisPer1000Events', as: 'ratio to floor', limit: 1.25 },
  { workloads: ['paced-streams'], figure: 'wholeStreams', as: 'ratio to floor', limit: 1, atLeast: true },
  { workloads: ['paced-streams'], figure: 'lagP99Ms', as: 'ratio to floor', limit: 2 },
  { workloads: ['paced-streams'], figure: 'lagP99Ms', as: 'value', limit: 5 },
  {
    workloads: ['stream-memory', 'stream-memory-421kb'],
    figure: 'kilobytesPerStream',
    as: 'ratio to floor',
    limit: 1.2,
  },
  { workloads: ['paced-streams'], figure: 'eventLoopP99Ms', as: 'value', limit: 10 },
  { workloads: ['first-text-small'], figure: 'firstTextP50Ms', as: 'beyond direct', limit: 1 },
  { workloads: ['first-text-421kb'], figure: 'firstTextP50Ms', as: 'beyond direct', limit: 6 },
  { workloads: ['wrong-keys'], figure: 'requestsPerSecond', as: 'ratio to floor', limit: 0.5, atLeast: true },
  { workloads: ['workers'], figure: 'speedupOnFreeCores', as: 'value', limit: 1.7, atLeast: true },
];

function cpuRatio(workloads: readonly string[], limit: number): Goal {
  return { workloads, figure: 'cpuMicrosPerRequest', as: 'ratio to floor', limit };
}

/** Of the machine: later on this process keeps to some of them. */
const CORES = availableParallelism();

/** What became of the goals, as far as their workloads were measured. */
export function judge(results: readonly Result[]): Verdict[] {
  return GOALS.flatMap((goal) =>
    results
      .filter(({ workload }) => goal.workloads.includes(workload) && isJudgeable(workload))
      .flatMap((result) => verdictOn(goal, result) ?? []),
  );
}

/** Two workers on one core can be no faster than one. */
function isJudgeable(workload: string): boolean {
  return workload !== 'workers' || CORES >= CORES_FOR_WORKERS;
}

function verdictOn(goal: Goal, result: Result): Verdict | undefined {
  const { figure, as, limit, atLeast = false } = goal;
  const value = valueOf(goal, result);
  if (value === undefined) return undefined;
  return {
    workload: result.workload,
    protocol: result.protocol,
    goal: `${figure}${as === 'value' ? '' : ` ${as}`} ${atLeast ? '≥' : '≤'} ${limit}`,
    value,
    passed: atLeast ? value >= limit : value <= limit,
  };
}

function valueOf({ figure, as }: Goal, result: Result): number | undefined {
  if (as === 'value') return figureOf(result, 'gateway', figure);
  if (as === 'beyond direct') return compared(result, figure, 'direct', 'difference');
  return compared(result, figure, 'floor', 'ratio');
}
