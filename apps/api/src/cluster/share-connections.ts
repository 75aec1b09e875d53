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
  const takers = new Map<number, Taker<Socket>>();
  cluster.on('message', (worker, { type }: WorkerState) => {
    if (type === 'ready') {
      const taker = takerOf(worker);
      takers.set(worker.id, taker);
      connections.join(taker);
      return;
    }
    const taker = takers.get(worker.id);
    if (taker === undefined) return;
    if (type === 'connection-closed') connections.noteClosed(taker);
    else if (type === 'leaving') connections.retire(taker);
  });
  cluster.on('exit', (worker) => {
    const taker = takers.get(worker.id);
    if (taker !== undefined) connections.leave(taker);
    takers.delete(worker.id);
  });
  // As a server of HTTP would have it.
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => connections.give(socket));
  await once(server.listen(port, host), 'listening');
  return server;
}

function takerOf(worker: Worker): Taker<Socket> {
  return {
    take: (socket) => {
      // It may end just now, and its connections with it.
      if (worker.isConnected())
        worker.send({ type: 'connection' } satisfies ConnectionMessage, socket, () => undefined);
      else socket.destroy();
    },
  };
}
