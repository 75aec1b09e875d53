import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { addHeader, sendHead } from './head.js';
import { writeChunk } from './write-chunk.js';

/** Half the idle time that common proxies and clients allow a silent stream. */
const PING_AFTER_MS = 15_000;

const SSE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  // nginx would otherwise hold the stream back until its buffer is full.
  'x-accel-buffering': 'no',
};

/**
 * Writes server-sent events to a response. Nothing is sent before the first `write`, so that until then a failure
 * can still have its true status. During silence after it `ping` is sent, so that nothing on the way gives up.
 */
export class SseWriter {
  private pingTimer: NodeJS.Timeout | undefined;
  private lastWriteAt = 0;
  private draining = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly ping: string,
  ) {}

  /** Writes whole events. Returns a promise only when the client reads too slowly; it settles when it can take more. */
  write(text: string): void | Promise<void> {
    // Writing to a closed response would raise its `error` event; the upstream is told by other means to stop.
    if (text === '' || this.response.destroyed) return;
    this.lastWriteAt = Date.now();
    const full = this.response.headersSent ? writeChunk(this.response, text) : this.begin(text);
    if (full !== undefined) return this.drained(full);
  }

  /** Ends the stream with the last events. */
  end(text = ''): void {
    clearTimeout(this.pingTimer);
    if (this.response.destroyed) return;
    // A length instead of chunks: head and text are then one piece for the socket.
    if (!this.response.headersSent) {
      addHeader(this.response, 'content-length', String(Buffer.byteLength(text)));
      sendHead(this.response, 200, SSE_HEADERS);
    }
    this.response.end(text);
  }

  /** Returns what `writeChunk` does. */
  private begin(text: string): Writable | undefined {
    sendHead(this.response, 200, SSE_HEADERS);
    this.schedulePing(PING_AFTER_MS);
    this.response.once('close', () => clearTimeout(this.pingTimer));
    // With the head in front of it.
    return this.response.write(text) ? undefined : this.response;
  }

  /** One timer that looks, when it fires, how long the silence was: cheaper than setting one anew at each write. */
  private schedulePing(delayMs: number): void {
    this.pingTimer = setTimeout(() => {
      const remainingMs = this.lastWriteAt + PING_AFTER_MS - Date.now();
      if (remainingMs > 0) return this.schedulePing(remainingMs);
      // A client that does not read gets no pings piled up either.
      if (!this.draining && !this.response.destroyed) void this.write(this.ping);
      this.schedulePing(PING_AFTER_MS);
    }, delayMs);
  }

  private drained(full: Writable): Promise<void> {
    this.draining = true;
    return new Promise((resolve) => {
      const settle = () => {
        full.off('drain', settle);
        this.response.off('close', settle);
        this.draining = false;
        resolve();
      };
      full.on('drain', settle);
      this.response.on('close', settle);
    });
  }
}
