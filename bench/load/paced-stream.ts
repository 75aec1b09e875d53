import { connect } from 'node:net';
import { nowMicros } from '../measure/clock.js';
import { MARK } from '../servers/answer.js';
import type { StreamOptions } from './stream.js';

export interface PacedStreamOutcome {
  /** All deltas came, and the end. */
  whole: boolean;
  /** From writing a delta at the upstream to reading it here, in milliseconds. */
  lagsMs: number[];
}

const STAMP = new RegExp(`${MARK}(\\d+) `, 'g');
/** A mark and a stamp that are cut in two leave at most this behind. */
const MAX_STAMP_LENGTH = 24;
const LAST_CHUNK = '\r\n0\r\n\r\n';

/** Of all connections: what is read is looked at on the spot. */
const readBuffer = Buffer.allocUnsafe(64 * 1024);

/**
 * Reads one answer, sent in chunks, whose deltas tell when they were written; over a connection of its own. No HTTP
 * client and no stream in between: what the load does at each delta, and its garbage, would count as the server's lag.
 */
export function readPacedStream(
  { url, headers, body }: Pick<StreamOptions, 'url' | 'headers' | 'body'>,
  deltas: number,
): Promise<PacedStreamOutcome> {
  const { hostname, port, host, pathname } = new URL(url);
  const lagsMs: number[] = [];
  let head = '';
  let tail = '';
  let isComplete = false;
  return new Promise((resolve) => {
    const onRead = (bytes: string, atMicros: number) => {
      if (head === '') head = bytes;
      const text = tail + bytes;
      let readTo = 0;
      for (const stamp of text.matchAll(STAMP)) {
        lagsMs.push((atMicros - Number(stamp[1])) / 1000);
        readTo = stamp.index + stamp[0].length;
      }
      tail = text.slice(Math.max(readTo, text.length - MAX_STAMP_LENGTH));
      if (!tail.endsWith(LAST_CHUNK)) return;
      isComplete = true;
      socket.destroy();
    };
    const socket = connect({
      host: hostname,
      port: Number(port),
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          onRead(readBuffer.toString('latin1', 0, length), nowMicros());
          return true;
        },
      },
    });
    socket.setNoDelay(true);
    // Its `close` follows, and tells the same.
    socket.on('error', () => undefined);
    socket.on('close', () =>
      resolve({ whole: head.startsWith('HTTP/1.1 200 ') && isComplete && lagsMs.length === deltas, lagsMs }),
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
