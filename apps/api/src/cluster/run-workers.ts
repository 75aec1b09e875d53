import cluster, { type Worker } from 'node:cluster';
import { PinoLogger } from '../logging/pino-logger.js';
import type { AppConfig } from '../config/app-config.js';
import { listeningText } from '../logging/listening-text.js';
import { relayBetweenWorkers } from './relay-between-workers.js';
import { shareConnections } from './share-connections.js';
import { Supervisor, type WorkerProcess } from './supervisor.js';
import type { WorkerState } from './worker-message.js';

/** Exit code after a second SIGINT, as shells have it. */
const EXIT_INTERRUPTED = 130;

/**
 * Runs the primary process of a gateway with several workers; each worker runs the same program again. SIGTERM and the
 * first SIGINT are handed on as SIGTERM, a second SIGINT ends everything at once.
 * @throws what Node throws when it cannot listen, such as EADDRINUSE
 */
export async function runWorkers(config: AppConfig): Promise<void> {
  const server = await shareConnections(config.port, config.host);
  const logger = new PinoLogger(config.logLevel);
  const supervisor = new Supervisor({
    count: config.workers,
    fork: () => toWorkerProcess(cluster.fork()),
    log: (message) => logger.log(message, 'Supervisor'),
    warn: (message) => logger.warn(message, 'Supervisor'),
    onReady: () => logger.log(listeningText(config, server)),
    onEnd: (exitCode) => process.exit(exitCode),
    now: () => performance.now(),
    delay: (callback, milliseconds) => setTimeout(callback, milliseconds),
  });
  process.on('SIGTERM', () => supervisor.stop());
  let interrupted = false;
  process.on('SIGINT', () => {
    if (!interrupted) supervisor.stop();
    else {
      supervisor.kill();
      process.exit(EXIT_INTERRUPTED);
    }
    interrupted = true;
  });
  relayBetweenWorkers();
  supervisor.start();
}

function toWorkerProcess(worker: Worker): WorkerProcess {
  return {
    pid: worker.process.pid,
    kill: (signal) => worker.process.kill(signal),
    onReady: (callback) => worker.on('message', ({ type }: WorkerState) => type === 'ready' && callback()),
    onExit: (callback) => worker.once('exit', callback),
  };
}
