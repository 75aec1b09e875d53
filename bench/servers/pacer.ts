import type { Socket } from 'node:net';
import { nowMicros } from '../measure/clock.js';
import { type Answer, answerDelta, answerEnd, answerHead, MARK } from './answer.js';

const TICK_MS = 1;

/**
 * Streams answers slowly. Each delta tells when it was written, in microseconds of the machine's clock. Streams that are
 * due in the same millisecond share the bytes of one delta, so that hundreds of them cost little.
 */
export class Pacer {
  private readonly slots: Set<Stream>[] = [];
  private slot = 0;
  private startedAt = 0;
  private ticks = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly answer: Answer & { paceMs: number }) {
    this.slots = Array.from({ length: answer.paceMs / TICK_MS }, () => new Set<Stream>());
  }

  start(): void {
    this.startedAt = performance.now();
    this.timer = setInterval(() => this.catchUp(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Answers on the socket, from now on. @returns a function that ends the answer because the reader has left */
  add(socket: Socket): () => void {
    const stream = { socket, remaining: this.answer.deltas };
    const slot = this.slots[this.slot]!;
    socket.write(answerHead(this.answer));
    slot.add(stream);
    return () => slot.delete(stream);
  }

  /** A late timer must not make the streams slower. */
  private catchUp(): void {
    const due = Math.floor((performance.now() - this.startedAt) / TICK_MS);
    for (; this.ticks < due; this.ticks += 1) this.tick();
  }

  private tick(): void {
    this.slot = (this.slot + 1) % this.slots.length;
    const streams = this.slots[this.slot]!;
    if (streams.size === 0) return;
    const delta = answerDelta(`${MARK}${nowMicros()} `.padEnd(this.answer.size, 'x'));
    for (const stream of streams) {
      stream.remaining -= 1;
      stream.socket.write(delta);
      if (stream.remaining > 0) continue;
      stream.socket.write(answerEnd(this.answer));
      streams.delete(stream);
    }
  }
}

interface Stream {
  socket: Socket;
  remaining: number;
}
