import type { Readable } from 'node:stream';
import { type Frame, FrameDecoder } from '@q2api/event-stream';
import type { TurnError, TurnEvent, TurnUsage } from '@q2api/turn';
import { asTurnError } from './as-turn-error.js';

/** Who gives an answer, and what had to be done to the request. */
export interface Served {
  /** Absent: nobody was asked. */
  accountId?: string;
  /** The upstream's id of the model. */
  modelId: string;
  /** The upstream's id of the call, for support cases. */
  requestId?: string;
  repairs: readonly string[];
  /** Order of magnitude of the prompt, for protocols that state its size before the upstream does. */
  roughInputTokens: number;
}

/** A running answer. */
export interface TurnAnswer {
  readonly served: Served;
  /** Delivers all events in order; resolves after the last one, rejects with a TurnError. To be called once. */
  forEachBatch(onEvents: OnEvents): Promise<void>;
}

/** Turns frames into events; remembers a failure behind events that were still to be delivered. */
interface FrameReader {
  readonly failure?: TurnError | undefined;
  push(frames: readonly Frame[]): readonly TurnEvent[];
  end(): readonly TurnEvent[];
}

/** Takes a batch of events; a returned promise asks for no more until it settles. */
export type OnEvents = (events: readonly TurnEvent[]) => void | Promise<void>;

/**
 * Reads one answer: bytes → frames → events, delivered in batches. Everything that arrives in one turn of the event
 * loop is one batch, so the work after it (encoding, one socket write) is done once. Nothing is asynchronous per event.
 *
 * The upstream is paused while nobody takes events, and for as long as the taker's promise is pending; its socket then
 * fills up and the upstream itself has to wait.
 */
export class TurnStream implements TurnAnswer {
  private readonly decoder = new FrameDecoder();
  private frames: Frame[] = [];
  private pending: readonly TurnEvent[] = [];
  private flushScheduled = false;
  private ended = false;
  /** How reading ended: undefined while it goes on, null when all went well. */
  private result: TurnError | null | undefined;
  private onResult: ((failure: TurnError | null) => void) | undefined;
  private onOpen: Deferred | undefined;
  private onEvents: OnEvents | undefined;
  private onDone: Deferred | undefined;
  private consumerBusy = false;
  private finalUsage: TurnUsage | undefined;

  constructor(
    private readonly body: Readable,
    private readonly reader: FrameReader,
    readonly served: Served,
  ) {
    body.on('data', (chunk: Buffer) => this.receive(chunk));
    body.on('end', () => {
      this.ended = true;
      this.scheduleFlush();
    });
    body.on('error', (error) => {
      this.settle(asTurnError(error));
      this.scheduleFlush();
    });
  }

  /** Resolves when the answer has begun or is complete; rejects when it failed before that. */
  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.onOpen = { resolve, reject };
      this.advance();
    });
  }

  /** What the turn used; known when it has been read to its end. */
  get usage(): TurnUsage | undefined {
    return this.finalUsage;
  }

  /** Calls back once, when the upstream has been read to its end (null) or failed; at once if that has happened. */
  whenRead(onResult: (failure: TurnError | null) => void): void {
    if (this.result === undefined) this.onResult = onResult;
    else onResult(this.result);
  }

  forEachBatch(onEvents: OnEvents): Promise<void> {
    return new Promise((resolve, reject) => {
      this.onEvents = onEvents;
      this.onDone = { resolve, reject };
      this.body.resume();
      this.advance();
    });
  }

  private receive(chunk: Buffer): void {
    try {
      const frames = this.decoder.push(chunk);
      if (this.frames.length === 0) this.frames = frames;
      else for (const frame of frames) this.frames.push(frame);
    } catch (error) {
      this.break(error);
    }
    this.scheduleFlush();
  }

  private scheduleFlush(): void {
    if (this.flushScheduled) return;
    this.flushScheduled = true;
    setImmediate(this.flush);
  }

  /** Made once for each answer, not at each batch. */
  private readonly flush = () => {
    this.flushScheduled = false;
    this.readFrames();
    this.advance();
  };

  /** Turns the frames of this turn of the event loop into one batch. */
  private readFrames(): void {
    const frames = this.frames;
    this.frames = [];
    try {
      if (frames.length > 0) this.append(this.reader.push(frames));
      if (this.reader.failure !== undefined) throw this.reader.failure;
      if (this.pending.at(-1)?.type === 'turn-end') return this.stop(null);
      // Behind good frames: whoever sent it may send no more, and the stream would hang.
      if (this.decoder.failure !== undefined) throw this.decoder.failure;
      if (!this.ended || this.result !== undefined) return;
      this.decoder.end();
      this.append(this.reader.end());
      this.settle(null);
    } catch (error) {
      this.break(error);
    }
  }

  private append(events: readonly TurnEvent[]): void {
    this.pending = this.pending.length === 0 ? events : this.pending.concat(events);
    const last = events.at(-1);
    if (last?.type === 'turn-end') this.finalUsage = last.usage;
  }

  /** Goes as far as the consumer allows: opens, delivers, finishes. */
  private advance(): void {
    if (this.onOpen !== undefined) this.tryOpen(this.onOpen);
    if (this.onEvents === undefined) {
      if (this.hasBegun()) this.body.pause();
      return;
    }
    if (!this.consumerBusy && this.pending.length > 0) this.deliver(this.onEvents);
    if (!this.consumerBusy && this.pending.length === 0) this.finish();
  }

  private tryOpen(onOpen: Deferred): void {
    // A failure known by now still gets its true status, even if some text came before it.
    if (this.result) onOpen.reject(this.result);
    else if (this.hasBegun()) onOpen.resolve();
    else return;
    this.onOpen = undefined;
  }

  /** `turn-start` says only that the upstream listens: it may still refuse. */
  private hasBegun(): boolean {
    return this.pending.some((event) => event.type !== 'turn-start');
  }

  private deliver(onEvents: OnEvents): void {
    const events = this.pending;
    this.pending = [];
    try {
      const taken = onEvents(events);
      if (taken === undefined) return;
      this.consumerBusy = true;
      this.body.pause();
      taken.then(
        () => this.resume(),
        (error: unknown) => this.refuse(error),
      );
    } catch (error) {
      this.refuse(error);
    }
  }

  private resume(): void {
    this.consumerBusy = false;
    this.body.resume();
    this.advance();
  }

  private finish(): void {
    if (this.result === undefined) return;
    if (this.result === null) this.onDone?.resolve();
    else this.onDone?.reject(this.result);
    this.onDone = undefined;
  }

  /** The bytes or their meaning are wrong: what came before is still delivered. */
  private break(error: unknown): void {
    this.stop(asTurnError(error));
  }

  /** Ends reading from our side. */
  private stop(result: TurnError | null): void {
    this.settle(result);
    this.body.destroy();
  }

  /** The taker failed: nobody is left to deliver to. */
  private refuse(error: unknown): void {
    this.pending = [];
    this.consumerBusy = false;
    this.onDone?.reject(asTurnError(error));
    this.onDone = undefined;
    this.break(error);
  }

  private settle(result: TurnError | null): void {
    if (this.result !== undefined) return;
    this.result = result;
    this.onResult?.(result);
  }
}

interface Deferred {
  resolve: () => void;
  reject: (error: TurnError) => void;
}
