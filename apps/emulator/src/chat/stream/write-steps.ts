import { once } from 'node:events';
import { type ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Random } from '../../random.js';
import { type CutMode } from '../../settings.js';
import { cutBytes } from './cut-bytes.js';
import { type Step } from './step.js';

/** `broken`: the steps themselves broke the connection. */
export type StreamOutcome = 'completed' | 'broken' | 'aborted';

export interface StreamTarget {
  response: ServerResponse;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  cut: CutMode;
  random: Random;
  /** Called with the length of each write, before it. */
  onWrite: (bytes: number) => void;
}

/** Frames that need no pause between them travel in one write of about this size. */
const WRITE_SIZE = 16 * 1024;

/**
 * Performs the steps one after the other. Steps are taken from the iterable only when the connection has room,
 * so an answer of any size costs no memory. Resolves when the response is complete or gone; never rejects
 * because of the client.
 */
export async function writeSteps(steps: Iterator<Step>, target: StreamTarget): Promise<StreamOutcome> {
  const writer = new StepWriter(target);
  try {
    for (let next = steps.next(); !next.done; next = steps.next()) {
      const outcome = await writer.perform(next.value);
      if (outcome) return outcome;
    }
    await writer.finish();
    return 'completed';
  } catch (error) {
    if (target.signal.aborted) return 'aborted';
    throw error;
  }
}

class StepWriter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;

  constructor(private readonly target: StreamTarget) {}

  /** The outcome, if the step ended the stream. Rejects when the client left. */
  async perform(step: Step): Promise<StreamOutcome | undefined> {
    const { response, signal, cut } = this.target;
    if (step.type === 'bytes') {
      this.pending.push(step.bytes);
      this.pendingBytes += step.bytes.length;
      if (cut !== 'whole' || this.pendingBytes >= WRITE_SIZE) await this.flush();
      return undefined;
    }
    await this.flush();
    if (step.type === 'wait') {
      await setTimeout(step.ms, undefined, { signal });
      return undefined;
    }
    if (step.type === 'hang') {
      await once(response, 'never', { signal });
      return undefined;
    }
    await this.letClientRead();
    if (step.type === 'reset') response.socket?.resetAndDestroy();
    else response.socket?.destroy();
    return 'broken';
  }

  /** Ends the response; resolves when the connection has taken all of it. */
  async finish(): Promise<void> {
    await this.flush();
    const { response, signal } = this.target;
    signal.throwIfAborted();
    const finished = once(response, 'finish', { signal });
    response.end();
    await finished;
  }

  private async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const bytes = this.pending.length === 1 ? this.pending[0]! : Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    for (const piece of cutBytes(bytes, this.target.cut, this.target.random)) await this.write(piece);
  }

  private async write(bytes: Buffer): Promise<void> {
    const { response, signal, cut, onWrite } = this.target;
    signal.throwIfAborted();
    onWrite(bytes.length);
    if (!response.write(bytes)) await once(response, 'drain', { signal });
    // Node joins the writes of one turn of the event loop; a cut is a cut only in the next one.
    else if (cut !== 'whole') await setImmediate();
  }

  /** A reset throws away what the client's kernel has not delivered yet, so what was sent gets time to arrive. */
  private async letClientRead(): Promise<void> {
    const { response, signal } = this.target;
    while (response.writableLength > 0) await setTimeout(1, undefined, { signal });
    await setTimeout(20, undefined, { signal });
  }
}
