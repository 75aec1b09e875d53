import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Relays connections to a server, until it is told to break them all. */
export class BreakableRelay {
  private readonly sockets = new Set<Socket>();
  private isBroken = false;

  private constructor(private readonly server: Server) {}

  static async start(host: string, port: number): Promise<BreakableRelay> {
    const server = createServer((near) => {
      if (relay.isBroken) return void near.destroy();
      const far = connect(port, host);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        relay.sockets.add(socket);
        socket.on('error', () => other.destroy()).on('close', () => relay.sockets.delete(socket));
        socket.pipe(other);
      }
    });
    const relay = new BreakableRelay(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts every connection, and every one that comes until it is mended. */
  break(): void {
    this.isBroken = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isBroken = false;
  }

  async close(): Promise<void> {
    this.break();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
