import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionMessage, WorkerState } from './worker-message.js';

/** Lets a worker serve the connections that its supervising process hands it, as if `server` listened itself. */
export function takeConnections(server: Server): void {
  process.on('message', (message: ConnectionMessage | { type: unknown }, socket?: Socket) => {
    if (message.type !== 'connection') return;
    // Before anything of it is read: until then it could be given to another worker.
    tell('connection-taken');
    // It is missing when the client has left meanwhile.
    if (socket === undefined) return tell('connection-closed');
    socket.once('close', () => tell('connection-closed'));
    server.emit('connection', socket);
    socket.resume();
  });
  // From then on Node ends connections that take too long to send a request.
  server.emit('listening');
  tell('ready');
}

/** Lets the supervising process prefer the other workers for new connections. */
export function leaveConnections(): void {
  tell('leaving');
}

function tell(type: WorkerState['type']): void {
  process.send?.({ type } satisfies WorkerState);
}
