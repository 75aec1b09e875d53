import { decodeFrame } from './decode-frame.js';
import { EventStreamError } from './errors.js';
import type { Frame } from './frame.js';
import { memoryViewOf } from './memory-view.js';
import { PartialFrame } from './partial-frame.js';
import { readFrameLength } from './prelude.js';

/**
 * Decodes `application/vnd.amazon.eventstream` (AWS event stream encoding), cut anywhere.
 *
 * The same bytes give the same frames and then the same error however they are cut: when a chunk holds good frames before
 * a fault, `push` returns these and the next call throws. A decoder that has failed stays failed.
 */
export class FrameDecoder {
  #partial: PartialFrame | undefined;
  #failure: EventStreamError | undefined;

  /** The fault that the next call would throw: good frames before it were returned first. */
  get failure(): EventStreamError | undefined {
    return this.#failure;
  }

  /**
   * Takes the next bytes and returns the frames that they complete. A frame that lies whole in `chunk` is a view into it,
   * so the chunk's memory must not be written to again. Throws EventStreamError.
   */
  push(chunk: Uint8Array): Frame[] {
    if (this.#failure) throw this.#failure;
    const frames: Frame[] = [];
    try {
      this.#decode(asBuffer(chunk), frames);
    } catch (error) {
      if (!(error instanceof EventStreamError)) throw error;
      this.#failure = error;
      if (frames.length === 0) throw error;
    }
    return frames;
  }

  /** Ends the stream. Throws EventStreamError: `truncated` when it ends inside a frame, or the fault that `push` found. */
  end(): void {
    if (this.#partial) this.#failure ??= new EventStreamError('truncated', 'the stream ended inside a frame');
    if (this.#failure) throw this.#failure;
  }

  #decode(chunk: Buffer, frames: Frame[]): void {
    let start = this.#partial ? this.#continue(this.#partial, chunk, frames) : 0;
    if (start === chunk.length) return;
    const view = memoryViewOf(chunk);
    while (start < chunk.length) {
      const available = chunk.length - start;
      const at = chunk.byteOffset + start;
      const length = readFrameLength(view, at, available);
      if (length === undefined || length > available) {
        this.#partial = new PartialFrame();
        this.#partial.take(chunk, start);
        return;
      }
      frames.push(decodeFrame(view, at, length));
      start += length;
    }
  }

  /** Completes the frame that earlier chunks began, if `chunk` can. Returns how many of its bytes that takes. */
  #continue(partial: PartialFrame, chunk: Buffer, frames: Frame[]): number {
    const taken = partial.take(chunk, 0);
    if (partial.complete) {
      frames.push(partial.decode());
      this.#partial = undefined;
    }
    return taken;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
