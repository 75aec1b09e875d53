import { EventEmitter } from 'node:events';
import type { Dispatcher } from 'undici';

/**
 * The body of a streamed answer. It emits `data`, `end` and `error` as a Readable does, but holds no bytes back for
 * itself: each piece is handed on in the moment it arrives. Nothing is emitted before the first `resume()`.
 */
export class ResponseBody extends EventEmitter {
  /** What arrived while nobody wanted any. */
  private readonly waiting: Buffer[] = [];
  private isFlowing = false;
  private isOver = false;
  /** How the answer ended: undefined while it goes on, null when all went well. */
  private result: Error | null | undefined;

  constructor(private readonly controller: Dispatcher.DispatchController) {
    super();
  }

  pause(): void {
    this.isFlowing = false;
    if (this.result === undefined) this.controller.pause();
  }

  resume(): void {
    this.isFlowing = true;
    for (let chunk; this.isFlowing && (chunk = this.waiting.shift());) this.emit('data', chunk);
    if (this.result !== undefined) this.finish();
    else if (this.isFlowing && this.controller.paused) this.controller.resume();
  }

  /** Breaks the connection unless the answer is complete; nothing is emitted any more. */
  destroy(): void {
    this.isOver = true;
    if (this.result === undefined) this.controller.abort(new Error('The answer is not wanted any more.'));
  }

  /** For whoever receives the answer. */
  push(chunk: Buffer): void {
    if (this.isOver) return;
    if (this.isFlowing && this.waiting.length === 0) this.emit('data', chunk);
    else this.waiting.push(chunk);
  }

  /** For whoever receives the answer. @param result null: it is complete */
  close(result: Error | null): void {
    this.result = result;
    this.finish();
  }

  private finish(): void {
    if (this.isOver || !this.isFlowing || this.waiting.length > 0) return;
    this.isOver = true;
    if (this.result === null) this.emit('end');
    else this.emit('error', this.result);
  }
}
