import { RestartBackOff } from './restart-back-off.js';

/** A worker process, as far as its supervisor has to know it. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Called each time it says that it can serve. */
  onReady(callback: () => void): void;
  /** @param code null when a signal ended it */
  onExit(callback: (code: number | null, signal: string | null) => void): void;
}

export interface SupervisorOptions {
  /** How many workers to keep running. */
  count: number;
  fork(): WorkerProcess;
  log(message: string): void;
  /** Of what must not happen. */
  warn(message: string): void;
  /** Called once, when the first worker is ready. */
  onReady(): void;
  /** Called once, when all workers have ended for good. */
  onEnd(exitCode: number): void;
  now(): number;
  delay(callback: () => void, milliseconds: number): void;
}

/**
 * Keeps a number of workers running: a crashed one is replaced, after a pause that grows with each crash. It does
 * nothing else, so there is little that could end it. The first worker starts alone: it brings the database up to date,
 * and if it cannot start, no other could.
 */
export class Supervisor {
  private readonly workers = new Set<WorkerProcess>();
  private readonly backOff = new RestartBackOff();
  private hasBeenReady = false;
  private stopping = false;

  constructor(private readonly options: SupervisorOptions) {}

  start(): void {
    this.startWorker();
  }

  /** Lets all workers end in order. */
  stop(): void {
    if (this.stopping) return;
    this.stopping = true;
    for (const worker of this.workers) worker.kill('SIGTERM');
    this.endIfDone(0);
  }

  /** Ends all workers at once. */
  kill(): void {
    this.stopping = true;
    for (const worker of this.workers) worker.kill('SIGKILL');
  }

  private startWorker(): void {
    if (this.stopping) return;
    const worker = this.options.fork();
    const startedAt = this.options.now();
    this.workers.add(worker);
    this.options.log(`worker ${worker.pid} started`);
    worker.onReady(() => this.noteReady(worker));
    worker.onExit((code, signal) => {
      this.workers.delete(worker);
      this.noteExit(code, `worker ${worker.pid} ended (${signal ?? `code ${code}`})`, startedAt);
    });
  }

  private noteReady({ pid }: WorkerProcess): void {
    this.options.log(`worker ${pid} is ready`);
    if (this.hasBeenReady) return;
    this.hasBeenReady = true;
    this.options.onReady();
    for (let index = 1; index < this.options.count; index += 1) this.startWorker();
  }

  private noteExit(code: number | null, what: string, startedAt: number): void {
    if (this.stopping) return this.endIfDone(0);
    // It has said why on its own.
    if (!this.hasBeenReady) {
      this.stopping = true;
      return this.endIfDone(code || 1);
    }
    const delayMs = this.backOff.nextDelayMs(this.options.now() - startedAt);
    this.options.warn(`${what}; another one starts in ${delayMs} ms`);
    this.options.delay(() => this.startWorker(), delayMs);
  }

  private endIfDone(exitCode: number): void {
    if (this.workers.size === 0) this.options.onEnd(exitCode);
  }
}
