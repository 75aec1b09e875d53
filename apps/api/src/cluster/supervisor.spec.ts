import { beforeEach, describe, expect, it } from '@jest/globals';
import { Supervisor, type WorkerProcess } from './supervisor.js';

class FakeWorker implements WorkerProcess {
  readonly signals: string[] = [];
  ready = (): void => undefined;
  exit: (code: number | null, signal: string | null) => void = () => undefined;

  constructor(readonly pid: number) {}

  kill(signal: string): void {
    this.signals.push(signal);
  }

  onReady(callback: () => void): void {
    this.ready = callback;
  }

  onExit(callback: (code: number | null, signal: string | null) => void): void {
    this.exit = callback;
  }
}

let workers: FakeWorker[];
let delays: number[];
let readiness: number;
let ends: number[];
let now: number;
let supervisor: Supervisor;

beforeEach(() => {
  workers = [];
  delays = [];
  readiness = 0;
  ends = [];
  now = 0;
  supervisor = new Supervisor({
    count: 3,
    fork: () => {
      const worker = new FakeWorker(workers.length + 1);
      workers.push(worker);
      return worker;
    },
    log: () => undefined,
    warn: () => undefined,
    onReady: () => (readiness += 1),
    onEnd: (code) => ends.push(code),
    now: () => now,
    delay: (callback, milliseconds) => {
      delays.push(milliseconds);
      callback();
    },
  });
  supervisor.start();
});

const first = () => workers[0]!;

describe('Supervisor', () => {
  it('starts the first worker alone, the others when it is ready', () => {
    expect(workers).toHaveLength(1);
    expect(readiness).toBe(0);
    first().ready();
    expect(workers).toHaveLength(3);
    workers[1]!.ready();
    expect(workers).toHaveLength(3);
    expect(readiness).toBe(1);
  });

  it('replaces a crashed worker, later each time', () => {
    first().ready();
    for (const index of [0, 1, 2, 3]) workers[index]!.exit(null, 'SIGKILL');
    expect(workers).toHaveLength(7);
    expect(delays).toEqual([500, 1000, 2000, 4000]);
  });

  it('waits no longer than half a minute, and forgets crashes once a worker ran well', () => {
    first().ready();
    for (let index = 0; index < 12; index += 1) workers[index]!.exit(1, null);
    expect(Math.max(...delays)).toBe(30_000);
    now += 60_000;
    workers.at(-1)!.exit(1, null);
    expect(delays.at(-1)).toBe(500);
  });

  it('ends with the code of a first worker that cannot start', () => {
    first().exit(78, null);
    expect(workers).toHaveLength(1);
    expect(ends).toEqual([78]);
  });

  it('hands the end on, starts nobody anew, and ends after the last worker', () => {
    first().ready();
    supervisor.stop();
    supervisor.stop();
    for (const worker of workers) expect(worker.signals).toEqual(['SIGTERM']);
    first().exit(0, null);
    workers[1]!.exit(1, null);
    expect(ends).toEqual([]);
    workers[2]!.exit(0, null);
    expect(ends).toEqual([0]);
    expect(workers).toHaveLength(3);
  });

  it('does not start a worker that was due when the end came', () => {
    const due: (() => void)[] = [];
    const slow = new Supervisor({
      count: 1,
      fork: () => {
        const worker = new FakeWorker(workers.length);
        workers.push(worker);
        return worker;
      },
      log: () => undefined,
      warn: () => undefined,
      onReady: () => undefined,
      onEnd: (code) => ends.push(code),
      now: () => 0,
      delay: (callback) => due.push(callback),
    });
    workers = [];
    slow.start();
    first().ready();
    first().exit(1, null);
    slow.stop();
    expect(ends).toEqual([0]);
    for (const start of due) start();
    expect(workers).toHaveLength(1);
  });
});
