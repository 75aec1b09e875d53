import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { collectGarbage } from '../../test/collect-garbage.js';
import { openStream, type StreamResponse } from './open-stream.js';

const agent = new Agent({ connect: { timeout: 500 }, headersTimeout: 300, bodyTimeout: 300, connections: 1 });
const servers: Server[] = [];

const to = (origin: string) => ({ dispatcher: agent, origin, path: '/', headers: [] });

async function ask(
  listener: RequestListener,
  signal = new AbortController().signal,
): Promise<StreamResponse> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return askAgain(server, signal);
}

function askAgain(
  server: Server | undefined,
  signal = new AbortController().signal,
): Promise<StreamResponse> {
  const origin = `http://127.0.0.1:${(server?.address() as AddressInfo).port}`;
  const request = { headers: ['content-type', 'text/plain'], body: Buffer.from('question'), signal };
  return openStream(to(origin), request);
}

function textOf({ body }: StreamResponse): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    body.on('data', (chunk: Buffer) => (text += chunk.toString()));
    body.on('end', () => resolve(text));
    body.on('error', reject);
  });
}

/** In a function of its own, so that no variable of the test holds the body. */
async function openWithLargeBody(
  origin: string,
): Promise<{ bytes: WeakRef<ArrayBufferLike>; response: StreamResponse }> {
  const body = Buffer.alloc(1024 * 1024, 'x');
  const bytes = new WeakRef(body.buffer);
  const signal = new AbortController().signal;
  return { bytes, response: await openStream(to(origin), { headers: [], body, signal }) };
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
afterAll(() => agent.destroy());

describe('openStream', () => {
  it('sends the body and gives status, headers and the whole answer, also when it is read late', async () => {
    const response = await ask(async (request, answer) => {
      let asked = '';
      for await (const chunk of request) asked += String(chunk);
      answer.writeHead(418, { 'x-id': '7' }).end(`${request.method} ${asked}`);
    });
    expect(response).toMatchObject({ status: 418, headers: { 'x-id': '7' } });
    await sleep(20);
    expect(await textOf(response)).toBe('POST question');
  });

  it('gives the connection back when the answer was read', async () => {
    let connections = 0;
    const response = await ask((_request, answer) => answer.end('a'));
    servers[0]?.on('connection', () => (connections += 1));
    await textOf(response);
    expect(await textOf(await askAgain(servers[0]))).toBe('a');
    expect(connections).toBe(0);
  });

  it('lets go of the body when it is sent, for the answer may take minutes', async () => {
    const server = createServer((request, answer) => {
      request.resume().on('end', () => answer.write('a'));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { bytes, response } = await openWithLargeBody(origin);
    await collectGarbage();
    expect(bytes.deref()).toBeUndefined();
    response.body.on('error', () => undefined);
    response.body.destroy();
  });

  it('holds the server back while nobody reads', async () => {
    const piece = Buffer.alloc(64 * 1024);
    let sent = 0;
    const send = (answer: ServerResponse): void => {
      while (sent < 64 * 1024 * 1024 && answer.write(piece)) sent += piece.length;
    };
    const response = await ask((_request, answer) => {
      send(answer.on('drain', () => send(answer)));
    });
    response.body.on('data', () => response.body.pause());
    response.body.on('error', () => undefined);
    await sleep(200);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    response.body.destroy();
  });

  it('rejects with the reason of the signal, before and while it waits, and breaks off an answer with it', async () => {
    const reason = new Error('not wanted');
    const controller = new AbortController();
    const silent = ask(() => undefined, controller.signal);
    setTimeout(() => controller.abort(reason), 20);
    await expect(silent).rejects.toBe(reason);
    await expect(askAgain(servers[0], AbortSignal.abort(reason))).rejects.toBe(reason);

    const reader = new AbortController();
    const begun = await ask((_request, answer) => void answer.write('a'), reader.signal);
    setTimeout(() => reader.abort(reason), 20);
    await expect(textOf(begun)).rejects.toBe(reason);
  });

  it('breaks the connection of an answer that is not wanted any more', async () => {
    let isClosed = false;
    const response = await ask((_request, answer) => {
      answer.on('close', () => (isClosed = true)).write('a');
    });
    response.body.on('error', () => undefined);
    response.body.destroy();
    await sleep(50);
    expect(isClosed).toBe(true);
  });

  it('tells apart a server that is not there, one that is silent and one that breaks off', async () => {
    const request = { headers: [], body: Buffer.from(''), signal: new AbortController().signal };
    const nobody = openStream(to('http://127.0.0.1:1'), request);
    await expect(nobody).rejects.toMatchObject({ failure: 'connect' });
    await expect(ask(() => undefined)).rejects.toMatchObject({ failure: 'timeout' });
    await expect(ask((incoming) => incoming.socket.destroy())).rejects.toMatchObject({ failure: 'reset' });
    const half = await ask((_request, answer) => {
      answer.write('a');
      setTimeout(() => answer.destroy(), 20);
    });
    await expect(textOf(half)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  });
});
