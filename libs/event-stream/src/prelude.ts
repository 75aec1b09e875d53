import { crc32 } from './crc.js';
import { EventStreamError } from './errors.js';

/*
 * Layout of a frame, integers big-endian (AWS event stream encoding):
 *   total length u32 | headers length u32 | prelude CRC u32 | headers | payload | message CRC u32
 */
export const PRELUDE_LENGTH = 12;
export const CRC_LENGTH = 4;
/** A frame with neither headers nor payload. */
export const MIN_FRAME_LENGTH = PRELUDE_LENGTH + CRC_LENGTH;
/** A length is believed, and memory taken for it, only up to these limits, which are those of aws-c-event-stream. */
const MAX_FRAME_LENGTH = 16 * 1024 * 1024;
const MAX_HEADERS_LENGTH = 128 * 1024;

/** Where the headers' length and the prelude's CRC are. */
export const HEADERS_LENGTH_AT = 4;
export const PRELUDE_CRC_AT = 8;

/**
 * The length in bytes of the frame that begins at `start`, or undefined while its prelude is incomplete. Of the prelude only
 * `available` bytes are there; each field is judged with its last byte, so nonsense is refused before anything is
 * buffered for it. Throws EventStreamError `bad-length` or `bad-prelude-crc`.
 */
export function readFrameLength(view: DataView, start: number, available: number): number | undefined {
  if (available < HEADERS_LENGTH_AT) return undefined;
  const frameLength = view.getUint32(start);
  checkFrameLength(frameLength);
  if (available < PRELUDE_CRC_AT) return undefined;
  checkHeadersLength(view.getUint32(start + HEADERS_LENGTH_AT), frameLength);
  if (available < PRELUDE_LENGTH) return undefined;
  if (crc32(view, start, start + PRELUDE_CRC_AT) !== view.getUint32(start + PRELUDE_CRC_AT)) {
    throw new EventStreamError('bad-prelude-crc', "a frame's prelude does not match its checksum");
  }
  return frameLength;
}

export function checkFrameLength(frameLength: number): void {
  if (frameLength < MIN_FRAME_LENGTH || frameLength > MAX_FRAME_LENGTH) {
    throw new EventStreamError(
      'bad-length',
      `a frame of ${frameLength} bytes is not ${MIN_FRAME_LENGTH} to ${MAX_FRAME_LENGTH} long`,
    );
  }
}

export function checkHeadersLength(headersLength: number, frameLength: number): void {
  if (headersLength > MAX_HEADERS_LENGTH || headersLength > frameLength - MIN_FRAME_LENGTH) {
    throw new EventStreamError(
      'bad-length',
      `${headersLength} bytes of headers do not fit a frame of ${frameLength} bytes (limit ${MAX_HEADERS_LENGTH})`,
    );
  }
}
