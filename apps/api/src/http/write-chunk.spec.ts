import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { writeChunk } from './write-chunk.js';

const PARTS = ['first ', 'grüße €𝄞 ', 'x'.repeat(70_000), ' last'];

let server: Server;
afterEach(() => void server.close());

async function listen(listener: RequestListener): Promise<number> {
  server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** What a connection gets as answer to raw requests, until the server closes it. */
function exchange(port: number, requests: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(requests);
  return textOf(socket);
}

const inParts: RequestListener = (_request, response) => {
  const [first, ...others] = PARTS;
  response.write(first);
  for (const part of others) writeChunk(response, part);
  response.end();
};

describe('writeChunk', () => {
  it('writes what a client reads as one text', async () => {
    const port = await listen(inParts);
    const response = await fetch(`http://127.0.0.1:${port}`);
    expect(response.headers.get('transfer-encoding')).toBe('chunked');
    expect(await response.text()).toBe(PARTS.join(''));
  });

  it('writes no chunks to a client of HTTP/1.0', async () => {
    const port = await listen(inParts);
    const answer = await exchange(port, 'GET / HTTP/1.0\r\n\r\n');
    expect(answer.endsWith(`\r\n\r\n${PARTS.join('')}`)).toBe(true);
  });

  it('keeps the order of answers on one connection', async () => {
    const port = await listen((request, response) => {
      const name = String(request.url);
      response.write(`${name}a`);
      writeChunk(response, `${name}b`);
      // The first one ends last.
      setTimeout(() => (writeChunk(response, `${name}c`), response.end()), name === '/1' ? 50 : 0);
    });
    const head = 'HTTP/1.1\r\nhost: test\r\n';
    const answer = await exchange(port, `GET /1 ${head}\r\nGET /2 ${head}connection: close\r\n\r\n`);
    expect(answer.match(/\/\d[abc]/g)).toEqual(['/1a', '/1b', '/1c', '/2a', '/2b', '/2c']);
  });

  it('returns the stream that is full, which drains when the client reads on', async () => {
    let full: unknown;
    const port = await listen((_request, response) => {
      response.write('first');
      const fill = () => {
        const stream = writeChunk(response, 'x'.repeat(1_000_000));
        if (stream === undefined) return setImmediate(fill);
        full = stream;
        stream.once('drain', () => response.end('end'));
      };
      setImmediate(fill);
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(full).toBeDefined();
    expect((await textOf(socket)).endsWith('end\r\n0\r\n\r\n')).toBe(true);
  });

  it('writes nothing, and harms nobody, when the client has left', async () => {
    let outcome: unknown = 'not yet';
    const port = await listen((_request, response) => {
      response.write('first');
      response.on('close', () => {
        outcome = writeChunk(response, 'second');
      });
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: test\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(outcome).not.toBe('not yet');
  });
});
