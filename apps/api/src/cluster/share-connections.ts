import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { LeastConnections, type Taker } from './least-connections.js';
import type { ConnectionMessage, WorkerState } from './worker-message.js';

/**
 * Lets the supervising process listen, and hand each connection on to a worker, unread. Those that come while no worker
 * takes connections wait for the first that does.
 * @throws what Node throws when it cannot listen, such as EADDRINUSE
 */
export async function shareConnections(port: number, host: string): Promise<Server> {
  const connections = new LeastConnections<Socket>();
  cluster.on('message', (worker, { type }: WorkerState) => {
    if (type === 'ready' && !worker.isDead()) giveShare(worker, connections);
  });
  // As a server of HTTP would have it.
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => connections.give(socket));
  await once(server.listen(port, host), 'listening');
  return server;
}

function giveShare(worker: Worker, connections: LeastConnections<Socket>): void {
  const taker = new WorkerConnections(worker);
  worker.on('message', ({ type }: WorkerState) => {
    if (type === 'connection-taken') taker.noteTaken();
    else if (type === 'connection-closed') connections.noteClosed(taker);
    else if (type === 'leaving') connections.retire(taker);
  });
  worker.once('exit', () => {
    connections.leave(taker);
    // By then everything that it has said is read. (Its `disconnect` does not come while connections wait for it.)
    setImmediate(() => {
      for (const socket of taker.untaken) connections.give(socket);
    });
  });
  connections.join(taker);
}

class WorkerConnections implements Taker<Socket> {
  /** Those on their way to the worker, oldest first: if it ends before they arrive, another one can have them. */
  readonly untaken: Socket[] = [];

  constructor(private readonly worker: Worker) {}

  take(socket: Socket): void {
    this.untaken.push(socket);
    const message: ConnectionMessage = { type: 'connection' };
    // A failure means that the worker is ending.
    this.worker.send(message, socket, { keepOpen: true }, () => undefined);
  }

  /** The worker has it, so it stays open without us. */
  noteTaken(): void {
    this.untaken.shift()?.destroy();
  }
}
