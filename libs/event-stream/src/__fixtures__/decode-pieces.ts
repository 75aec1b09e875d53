import { EventStreamError } from '../errors.js';
import { FrameDecoder } from '../frame-decoder.js';
import type { HeaderValue } from '../header-value.js';

interface DecodedFrame {
  headers: [name: string, value: HeaderValue][];
  payload: string;
}

/** What a decoder makes of a stream: the frames that it delivers, and why it fails if it does. */
export interface Decoded {
  frames: DecodedFrame[];
  failure?: EventStreamError;
}

/** Decodes a stream that arrives in these pieces, to its end. */
export function decodePieces(pieces: Iterable<Uint8Array>): Decoded {
  const decoder = new FrameDecoder();
  const frames: DecodedFrame[] = [];
  try {
    for (const piece of pieces) {
      for (const frame of decoder.push(piece)) {
        frames.push({ headers: [...frame.headers], payload: frame.payload.toString('latin1') });
      }
    }
    decoder.end();
  } catch (error) {
    if (!(error instanceof EventStreamError)) throw error;
    return { frames, failure: error };
  }
  return { frames };
}

/** Cuts bytes into pieces of `length`. */
export function piecesOf(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );
}
