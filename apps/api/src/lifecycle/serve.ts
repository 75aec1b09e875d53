import cluster from 'node:cluster';
import type { Server } from 'node:http';
import { type INestApplication, Logger } from '@nestjs/common';
import { leaveConnections, takeConnections } from '../cluster/take-connections.js';
import type { AppConfig } from '../config/app-config.js';
import { listeningText } from '../logging/listening-text.js';
import { shutDown } from './shut-down.js';

/** After a fault nothing is waited for but the end of what was begun. */
const FAULT_GRACE_MS = 0;
/** A database that does not answer must not keep the process alive. */
const CLOSE_TIMEOUT_MS = 10_000;
/** Longer than the load balancers' (nginx: 60 s), so that they, not we, close an idle connection. */
const KEEP_ALIVE_MS = 75_000;
const EXIT_FAULT = 1;
/** As shells have it. */
const EXIT_INTERRUPTED = 130;

/** Serves until the process is told to end, or has to: after an error that nobody caught its state is unknown. */
export async function serve(app: INestApplication, config: AppConfig): Promise<void> {
  const logger = new Logger('q2api');
  const server = app.getHttpServer() as Server;
  server.headersTimeout = config.headersTimeoutMs;
  server.requestTimeout = config.requestTimeoutMs;
  server.keepAliveTimeout = KEEP_ALIVE_MS;

  let ending = false;
  const end = (exitCode: number, graceMs: number, reason: string): void => {
    if (ending) return;
    ending = true;
    if (cluster.isWorker) leaveConnections();
    setTimeout(() => process.exit(exitCode || EXIT_FAULT), graceMs + CLOSE_TIMEOUT_MS).unref();
    shutDown(app, graceMs, reason).then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.fatal(error);
        process.exit(EXIT_FAULT);
      },
    );
  };

  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal(error);
      end(EXIT_FAULT, FAULT_GRACE_MS, 'The gateway failed and is restarting.');
    });
  }
  onEndSignals({
    first: () => {
      logger.log('ending: streams under way may finish');
      end(0, config.shutdownTimeoutMs, 'The gateway is shutting down.');
    },
    second: () => process.exit(EXIT_INTERRUPTED),
  });
  if (cluster.isWorker) return takeConnections(server);
  await app.listen(config.port, config.host);
  logger.log(listeningText(config, server));
}

/** A terminal interrupts all processes at once: of several workers, the primary process alone decides then. */
function onEndSignals({ first, second }: { first: () => void; second: () => void }): void {
  process.on('SIGTERM', first);
  let interrupted = false;
  process.on('SIGINT', () => {
    if (cluster.isWorker) return;
    if (interrupted) second();
    else first();
    interrupted = true;
  });
}
