import { crc32 } from './crc.js';
import { EventStreamError } from './errors.js';
import { Frame } from './frame.js';
import { learnHeaders, recallHeaders } from './known-headers.js';
import { CRC_LENGTH, HEADERS_LENGTH_AT, PRELUDE_LENGTH } from './prelude.js';

/**
 * Decodes the frame of `length` bytes at `start`, whose prelude is proven. Throws EventStreamError `bad-message-crc` or
 * `bad-header`.
 */
export function decodeFrame(view: DataView, start: number, length: number): Frame {
  const headersLength = view.getUint32(start + HEADERS_LENGTH_AT);
  const headersAt = start + PRELUDE_LENGTH;
  const payloadAt = headersAt + headersLength;
  const crcAt = start + length - CRC_LENGTH;

  const known = recallHeaders(view, headersAt, headersLength);
  const leadingCrc = known ? known.leadingCrc(view, start, length) : crc32(view, start, payloadAt);
  if (crc32(view, payloadAt, crcAt, leadingCrc) !== view.getUint32(crcAt)) {
    throw new EventStreamError('bad-message-crc', 'a frame does not match its checksum');
  }
  const headers = known ?? learnHeaders(bytesOf(view, headersAt, payloadAt));
  return new Frame(headers, bytesOf(view, payloadAt, crcAt));
}

function bytesOf({ buffer, byteOffset }: DataView, start: number, end: number): Buffer {
  return Buffer.from(buffer, byteOffset + start, end - start);
}
