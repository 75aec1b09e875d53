import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import { AppConfig } from '../config/app-config.js';
import { interrupt } from '../http/close-signal.js';
import { pathOf } from '../http/path-of.js';
import { OpenResponses } from './open-responses.js';

/** What a client waits before it tries again. */
const BUSY_RETRY_MS = 1_000;
/** By then a restarted gateway, or another one, should be there. */
const CLOSED_RETRY_MS = 5_000;

/** Answered always: whoever asks wants to know the state that the gate is in. */
const PROBES = new Set(['/healthz', '/readyz']);

/** Lets requests in, as many as there is room for and until it is closed, and knows who is inside. */
@Injectable()
export class RequestGate {
  private readonly inside = new OpenResponses();
  private apiRequests = 0;
  private closed = false;
  private onEmpty: (() => void) | undefined;

  constructor(private readonly config: AppConfig) {}

  /** How many requests are being answered. */
  get size(): number {
    return this.inside.size;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Lets a request in, or returns why not. To be called before its body is read. */
  admit(request: Request, response: Response): TurnError | undefined {
    const path = pathOf(request.url);
    if (PROBES.has(path)) return undefined;
    const isApi = path.startsWith('/v1/');
    const refusal = this.refusalOf(isApi);
    if (refusal === undefined) this.enter(response, isApi);
    // A body that nobody reads must not be waited for, and the next request should find another gateway.
    else response.setHeader('connection', 'close');
    return refusal;
  }

  /** From now on every new request is refused. */
  close(): void {
    this.closed = true;
    // Of a request under way the headers may still be to come: its client then opens a new connection.
    for (const response of this.inside) if (!response.headersSent) response.setHeader('connection', 'close');
  }

  /** Resolves to true when nobody is inside any more, to false when that took too long. */
  whenEmpty(timeoutMs: number): Promise<boolean> {
    if (this.inside.size === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      this.onEmpty = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** Ends all turns under way with an error that their clients are told in their protocol. */
  interruptAll(error: TurnError): void {
    for (const response of this.inside) interrupt(response, error);
  }

  private refusalOf(isApi: boolean): TurnError | undefined {
    if (this.closed) return unavailable('The gateway is shutting down. Try again.', CLOSED_RETRY_MS);
    if (!isApi || this.apiRequests < this.config.maxConcurrentRequests) return undefined;
    return unavailable('The gateway is serving as many requests as it can. Try again.', BUSY_RETRY_MS);
  }

  private enter(response: ServerResponse, isApi: boolean): void {
    const leave = this.inside.add(response);
    if (isApi) this.apiRequests += 1;
    response.once('close', () => {
      leave();
      if (isApi) this.apiRequests -= 1;
      if (this.inside.size === 0) this.onEmpty?.();
    });
  }
}

function unavailable(message: string, retryAfterMs: number): TurnError {
  return new TurnError('gateway-unavailable', message, { retryAfterMs });
}
