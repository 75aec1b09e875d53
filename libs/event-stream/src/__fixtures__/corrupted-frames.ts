import { crc32 } from 'node:zlib';
import type { EventStreamErrorCode } from '../errors.js';

interface CorruptedFrame {
  what: string;
  bytes: Buffer;
  code: EventStreamErrorCode;
}

/**
 * Frames that must be refused, most of them made from the empty message `00000010 00000000 05c248eb 7d98c8ff`. Those with
 * a bad header carry right checksums.
 */
export const corruptedFrames: CorruptedFrame[] = [
  { what: 'a frame length of 0', bytes: hex('00000000'), code: 'bad-length' },
  { what: 'a frame length below the minimum', bytes: hex('0000000f'), code: 'bad-length' },
  { what: 'a frame length above the cap', bytes: hex('01000001'), code: 'bad-length' },
  { what: 'the largest frame length', bytes: hex('ffffffff'), code: 'bad-length' },
  { what: 'headers longer than their frame', bytes: hex('00000010 00000001'), code: 'bad-length' },
  { what: 'headers above the cap', bytes: hex('01000000 00020001'), code: 'bad-length' },
  { what: 'the largest headers length', bytes: hex('00000010 ffffffff'), code: 'bad-length' },
  { what: 'a wrong prelude checksum', bytes: hex('00000010 00000000 05c248ea'), code: 'bad-prelude-crc' },
  {
    what: 'a wrong message checksum',
    bytes: hex('00000010 00000000 05c248eb 7d98c8fe'),
    code: 'bad-message-crc',
  },
  { what: 'a header without a name', bytes: framed('00 00'), code: 'bad-header' },
  { what: 'a header without a type', bytes: framed('01 61'), code: 'bad-header' },
  { what: 'a header of the unknown type 10', bytes: framed('01 61 0a'), code: 'bad-header' },
  { what: 'a name longer than its block', bytes: framed('ff 61 00'), code: 'bad-header' },
  { what: 'an integer longer than its block', bytes: framed('01 61 04 000000'), code: 'bad-header' },
  { what: 'a string longer than its block', bytes: framed('01 61 07 0002 61'), code: 'bad-header' },
  { what: 'a string length cut short', bytes: framed('01 61 07 00'), code: 'bad-header' },
  { what: 'a UUID longer than its block', bytes: framed('01 61 09 00'), code: 'bad-header' },
  {
    what: 'a string above 32,767 bytes',
    bytes: framed(`01 61 07 8000 ${'61'.repeat(32_768)}`),
    code: 'bad-header',
  },
  { what: 'bytes above 32,767', bytes: framed(`01 61 06 ffff ${'00'.repeat(65_535)}`), code: 'bad-header' },
];

/** A frame around any header block, with right lengths and checksums. */
function framed(headersHex: string): Buffer {
  const headers = hex(headersHex);
  const frame = Buffer.alloc(16 + headers.length);
  frame.writeUInt32BE(frame.length, 0);
  frame.writeUInt32BE(headers.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8);
  headers.copy(frame, 12);
  frame.writeUInt32BE(crc32(frame.subarray(0, -4)), frame.length - 4);
  return frame;
}

function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'hex');
}
