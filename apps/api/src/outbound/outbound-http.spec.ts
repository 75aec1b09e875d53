import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppConfig } from '../config/app-config.js';
import { CERTIFICATE, CERTIFICATE_KEY } from './__fixtures__/localhost-certificate.js';
import { OutboundHttp } from './outbound-http.js';

const sockets = new Set<Duplex>();
const servers: Server[] = [];
let tunnels: string[];
let target: string;
let proxy: string;
let outbound: OutboundHttp;

async function serve(listener?: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, listener);
  server.on('connection', (socket: Duplex) => sockets.add(socket));
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `https://localhost:${(server.address() as AddressInfo).port}` };
}

/** A proxy that is spoken to by TLS. */
async function startProxy(): Promise<string> {
  const { server, url } = await serve();
  server.on('connect', ({ url: authority = '' }, client: Duplex) => {
    tunnels.push(authority);
    const tunnel = connect(Number(authority.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.pipe(client).pipe(tunnel);
    });
    sockets.add(tunnel.on('error', () => client.destroy()));
    client.on('error', () => tunnel.destroy());
  });
  return url;
}

beforeEach(async () => {
  tunnels = [];
  target = (await serve((_request, response) => response.end('{"answer":42}'))).url;
  proxy = await startProxy();
});
afterEach(async () => {
  await outbound.onModuleDestroy();
  sockets.forEach((socket) => socket.destroy());
  sockets.clear();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

function open(config: Partial<AppConfig>): OutboundHttp {
  outbound = new OutboundHttp(new AppConfig(config));
  return outbound;
}

describe('OutboundHttp', () => {
  it('reaches an https target through an https proxy, on one tunnel', async () => {
    const { client } = open({ httpProxy: proxy, extraCaCertificates: [CERTIFICATE] });
    for (let call = 0; call < 5; call += 1) {
      expect((await client.get(target)).data).toEqual({ answer: 42 });
      // A connection is free again only in the turn after its answer.
      await nextTurn();
    }
    expect(tunnels).toEqual([new URL(target).host]);
  });

  it('reaches the hosts of NO_PROXY without it', async () => {
    const noProxy = 'example.org, localhost';
    const { client } = open({ httpProxy: proxy, noProxy, extraCaCertificates: [CERTIFICATE] });
    expect((await client.get(target)).status).toBe(200);
    expect(tunnels).toEqual([]);
    expect(outbound.usesProxy(new URL(target))).toBe(false);
    expect(outbound.usesProxy(new URL('https://q.us-east-1.amazonaws.com'))).toBe(true);
  });

  it('trusts a private certificate only when it is among the extra ones', async () => {
    const { client } = open({});
    await expect(client.get(target)).rejects.toMatchObject({
      failure: 'connect',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('blames the proxy for a certificate of its own that is not trusted', async () => {
    const { client } = open({ httpProxy: proxy });
    await expect(client.get(target)).rejects.toMatchObject({ failure: 'proxy' });
    expect(tunnels).toEqual([]);
  });
});
