import { connect } from 'node:net';
import { nowMicros } from '../measure/clock.js';
import { StampReader } from './stamp-reader.js';
import type { StreamOptions } from './stream.js';

export interface PacedStreamOutcome {
  /** All deltas came, and the end. */
  whole: boolean;
  /** From writing a delta at the upstream to reading it here, in milliseconds. */
  lagsMs: number[];
}

const LAST_CHUNK = '\r\n0\r\n\r\n';
const OK_HEAD = 'HTTP/1.1 200 ';

/** Of all connections: what is read is looked at on the spot. */
const readBuffer = Buffer.allocUnsafe(64 * 1024);

/**
 * Reads one answer, sent in chunks, whose deltas tell when they were written; over a connection of its own. No HTTP
 * client, no stream and no text in between: what the load does at each delta would count as the server's lag.
 */
export function readPacedStream(
  { url, headers, body }: Pick<StreamOptions, 'url' | 'headers' | 'body'>,
  deltas: number,
): Promise<PacedStreamOutcome> {
  const { hostname, port, host, pathname } = new URL(url);
  const lagsMs: number[] = [];
  let readAt = 0;
  const stamps = new StampReader((writtenAt) => lagsMs.push((readAt - writtenAt) / 1000));
  let head = '';
  let ending = '';
  let isComplete = false;
  return new Promise((resolve) => {
    const onRead = (length: number) => {
      readAt = nowMicros();
      if (head.length < OK_HEAD.length) head += readBuffer.toString('latin1', 0, length);
      stamps.push(readBuffer, length);
      const last = readBuffer.toString('latin1', Math.max(0, length - LAST_CHUNK.length), length);
      ending = `${ending}${last}`.slice(-LAST_CHUNK.length);
      if (ending !== LAST_CHUNK) return;
      isComplete = true;
      socket.destroy();
    };
    const socket = connect({
      host: hostname,
      port: Number(port),
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          onRead(length);
          return true;
        },
      },
    });
    socket.setNoDelay(true);
    // Its `close` follows, and tells the same.
    socket.on('error', () => undefined);
    socket.on('close', () =>
      resolve({ whole: head.startsWith(OK_HEAD) && isComplete && lagsMs.length === deltas, lagsMs }),
    );
    socket.write(
      [
        `POST ${pathname} HTTP/1.1`,
        `host: ${host}`,
        'content-type: application/json',
        `content-length: ${Buffer.byteLength(body)}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        '',
        body,
      ].join('\r\n'),
    );
  });
}
