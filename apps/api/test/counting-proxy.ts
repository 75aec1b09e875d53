import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A forward proxy that asks for credentials, resolves names of its own and remembers every tunnel. */
export class CountingProxy {
  /** `host:port` of each tunnel, in their order. */
  readonly tunnels: string[] = [];
  refused = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** @param hosts the port on this machine that stands for a host name; other names are unknown */
  static async start(credentials: string, hosts: Record<string, number>): Promise<CountingProxy> {
    const server = createServer((_request, response) => response.writeHead(405).end());
    const proxy = new CountingProxy(server);
    const expected = `Basic ${Buffer.from(credentials).toString('base64')}`;
    server.on('connect', (request, client: Socket) => {
      proxy.sockets.add(client.on('error', () => undefined));
      if (request.headers['proxy-authorization'] !== expected) {
        proxy.refused += 1;
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
        return;
      }
      const authority = request.url ?? '';
      proxy.tunnels.push(authority);
      const port = hosts[authority.split(':')[0] ?? ''];
      if (port === undefined) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      const target = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      proxy.sockets.add(target.on('error', () => client.destroy()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Host and port, for a URL. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
