import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Axios, AxiosError } from 'axios';
import { Agent } from 'undici';
import { OutboundError } from './outbound-error.js';
import { createProxyDispatcher } from './proxy-dispatcher.js';
import { createUndiciAdapter } from './undici-adapter.js';

const agent = new Agent({ connect: { timeout: 500 } });
const client = new Axios({
  adapter: createUndiciAdapter(() => agent),
  validateStatus: (status) => status < 400,
});
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  return listen(server);
}

async function listen(server: Pick<Server, 'listen' | 'address'>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
afterAll(() => agent.destroy());

describe('createUndiciAdapter', () => {
  it('sends text as it is, with the given headers and parameters only', async () => {
    const url = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      response.end(JSON.stringify({ url: request.url, headers: request.headers, body }));
    });
    const { data } = await client.post<{ url: string; headers: Record<string, string>; body: string }>(
      url,
      '{"a":"é"}',
      {
        params: { q: 'x y', none: undefined },
        headers: { 'Content-Type': 'application/x-amz-json-1.0' },
      },
    );
    expect(data.url).toBe('/?q=x+y');
    expect(data.body).toBe('{"a":"é"}');
    expect(Object.keys(data.headers).sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
  });

  it('hands over text that is not JSON as it is', async () => {
    const url = await serve((_request, response) => response.end('<html>'));
    expect((await client.get(url)).data).toBe('<html>');
  });

  it('honours validateStatus, and its error holds no secret of the request', async () => {
    const url = await serve((_request, response) => response.writeHead(403).end('{"message":"no"}'));
    const accepted = await client.get(url, { validateStatus: () => true });
    expect(accepted.status).toBe(403);
    const error = await failureOf(
      client.post(url, 'secret-body', { headers: { Authorization: 'Bearer secret-token' } }),
    );
    expect(error).toBeInstanceOf(AxiosError);
    expect((error as AxiosError).response?.data).toEqual({ message: 'no' });
    expect(JSON.stringify((error as AxiosError).toJSON())).not.toContain('secret');
  });

  it('keeps connections alive', async () => {
    const sockets = new Set<Socket>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    await client.get(url);
    await nextTurn();
    await client.get(url);
    expect(sockets.size).toBe(1);
  });

  it('tells a refused connection from a silent server and from a broken connection', async () => {
    const refused = await failureOf(client.get('http://127.0.0.1:1'));
    expect(refused).toMatchObject({ failure: 'connect', code: 'ECONNREFUSED' });

    const silent = await serve(() => {});
    expect(await failureOf(client.get(silent, { timeout: 1 }))).toMatchObject({ failure: 'timeout' });

    const broken = await serve((request) => request.socket.destroy());
    expect(await failureOf(client.get(broken))).toMatchObject({ failure: 'reset' });
  });

  it('reports a call that was given up as aborted', async () => {
    const url = await serve(() => {});
    const controller = new AbortController();
    const call = failureOf(client.get(url, { signal: controller.signal }));
    setImmediate(() => controller.abort());
    expect(await call).toMatchObject({ code: 'ERR_CANCELED' });
  });

  it('blames the proxy for a refused tunnel and for being unreachable', async () => {
    const refusing = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    });
    const refusingUrl = await listen(refusing as unknown as Server);
    for (const proxy of [refusingUrl, 'http://127.0.0.1:1']) {
      const dispatcher = createProxyDispatcher(new URL(proxy), { timeout: 500 });
      const proxied = new Axios({ adapter: createUndiciAdapter(() => dispatcher) });
      const error = await failureOf(proxied.get('http://example.invalid/'));
      expect(error).toBeInstanceOf(OutboundError);
      expect(error).toMatchObject({ failure: 'proxy' });
      await dispatcher.destroy();
    }
    refusing.close();
  });

  it('blames a proxy that takes the connection and stays silent', async () => {
    const silent = createTcpServer((socket) => socket.on('error', () => {}));
    const dispatcher = createProxyDispatcher(new URL(await listen(silent as unknown as Server)), {
      timeout: 50,
    });
    try {
      const proxied = new Axios({ adapter: createUndiciAdapter(() => dispatcher) });
      const error = await failureOf(proxied.get('http://example.invalid/'));
      expect(error).toMatchObject({ failure: 'proxy', code: 'UND_ERR_HEADERS_TIMEOUT' });
    } finally {
      await dispatcher.destroy();
      silent.close();
    }
  });
});
