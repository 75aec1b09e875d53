import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which cores a process may run on, in the form of `taskset`; undefined: any. */
export type Cores = string | undefined;

export interface CorePlan {
  /** For the server that is measured. */
  server: Cores;
  /** For the upstream, the load and this process. */
  others: Cores;
  /** How many cores there are, and how they are shared out. */
  description: string;
}

/** One core for the measured server and the others for the rest, where the machine has them and `taskset` exists. */
export function planCores(): CorePlan {
  const count = availableParallelism();
  if (!hasTaskset()) {
    return {
      server: undefined,
      others: undefined,
      description: `${count} cores, NOT pinned: taskset is missing`,
    };
  }
  if (count === 1)
    return { server: '0', others: '0', description: 'one core for everything: do not trust this' };
  const others = count === 2 ? '1' : `1-${count - 1}`;
  return { server: '0', others, description: `server on core 0, everything else on ${others}` };
}

/** Moves a running process, all its threads, to these cores. */
export function pin(pid: number, cores: Cores): void {
  if (cores !== undefined) execFileSync('taskset', ['-acp', cores, String(pid)], { stdio: 'ignore' });
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
