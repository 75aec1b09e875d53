import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

/** Where and of what a run was made: figures of two machines cannot be compared. */
export interface Machine {
  date: string;
  commit: string;
  node: string;
  cpu: string;
  memoryGb: number;
  kernel: string;
  cores: string;
  /** Load average of the last minute, before anything was measured. */
  loadAtStart: number;
}

/** @param cores how they are shared out */
export function describeMachine(cores: string): Machine {
  return {
    date: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    cores,
    loadAtStart: loadavg()[0] ?? NaN,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return 'unknown';
  }
}
