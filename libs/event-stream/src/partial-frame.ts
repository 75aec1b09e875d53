import { decodeFrame } from './decode-frame.js';
import type { Frame } from './frame.js';
import { PRELUDE_LENGTH, readFrameLength } from './prelude.js';
import { viewOf } from './view-of.js';

/**
 * One frame that arrives in pieces: first the bytes of its prelude, then, its length proven, all of them. Each byte is
 * copied at most twice whatever the number of pieces, and memory is taken once.
 */
export class PartialFrame {
  #bytes = Buffer.allocUnsafe(PRELUDE_LENGTH);
  #filled = 0;
  #length: number | undefined;

  get complete(): boolean {
    return this.#filled === this.#length;
  }

  /** Copies from `chunk[start …]` what belongs to this frame and returns how many bytes. Throws EventStreamError. */
  take(chunk: Buffer, start: number): number {
    const filledBefore = this.#filled;
    this.#fill(chunk, start);
    if (this.#length === undefined) {
      this.#length = readFrameLength(viewOf(this.#bytes), 0, this.#filled);
      if (this.#length !== undefined) {
        this.#grow(this.#length);
        this.#fill(chunk, start + this.#filled - filledBefore);
      }
    }
    return this.#filled - filledBefore;
  }

  /** Decodes the complete frame. Throws EventStreamError. */
  decode(): Frame {
    return decodeFrame(viewOf(this.#bytes), 0, this.#bytes.length);
  }

  #fill(chunk: Buffer, start: number): void {
    this.#filled += chunk.copy(this.#bytes, this.#filled, start);
  }

  #grow(length: number): void {
    const prelude = this.#bytes;
    this.#bytes = Buffer.allocUnsafe(length);
    prelude.copy(this.#bytes);
  }
}
