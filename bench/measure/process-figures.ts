import { readFileSync } from 'node:fs';

/** Clock ticks per second in /proc: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const STAT_USER_TIME = 11;

/** CPU time that a process has used so far, in user and system mode, in microseconds. */
export function cpuMicros(pid: number): number {
  const stat = readProc(pid, 'stat');
  // The second field, the program's name, may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[STAT_USER_TIME]) + Number(fields[STAT_USER_TIME + 1]);
  return (ticks * 1e6) / TICKS_PER_SECOND;
}

/** Memory that a process holds, in bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status'))?.[1];
  return Number(kilobytes) * 1024;
}

function readProc(pid: number, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'latin1');
}
