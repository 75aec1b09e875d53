import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECOMPRESSORS: Record<string, () => Transform> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body without its content-encoding; undefined for one that is not known. It may be destroyed at any time. */
export function decompressed(request: IncomingMessage): Readable | undefined {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return request;
  const decompressor = DECOMPRESSORS[encoding]?.();
  if (decompressor === undefined) return undefined;
  request.pipe(decompressor);
  request.once('close', () => {
    if (!request.readableEnded) decompressor.destroy();
  });
  // What is no longer wanted is still taken off the connection, so that the sender gets to see the answer.
  decompressor.once('close', () => request.unpipe(decompressor).resume());
  return decompressor;
}
