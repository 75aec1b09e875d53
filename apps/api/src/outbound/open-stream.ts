import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { toOutboundError } from './outbound-error.js';

export interface Destination {
  dispatcher: Dispatcher;
  origin: string;
  path: string;
  /** Of all requests to it: names and values in turn. */
  headers: readonly string[];
}

export interface StreamRequest {
  /** Names and values in turn. */
  headers: readonly string[];
  body: Buffer;
  /** Ends the call, also while the answer is read; its reason is the error. */
  signal: AbortSignal;
}

export interface StreamResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Readable;
}

/**
 * Sends a POST and resolves with the beginning of its answer.
 * @throws OutboundError without an answer; the signal's reason when it aborts
 */
export async function openStream(
  destination: Destination,
  { headers, body, signal }: StreamRequest,
): Promise<StreamResponse> {
  try {
    const answer = await destination.dispatcher.request({
      origin: destination.origin,
      path: destination.path,
      method: 'POST',
      signal,
      headers: [...destination.headers, ...headers, 'content-length', String(body.length)],
      // undici takes any iterable of bytes (its documentation); its types do not say so.
      body: new HandedOver(body) as unknown as Readable,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  } catch (error) {
    throw toOutboundError(error);
  }
}

/**
 * Bytes that are gone once they have been taken. undici holds on to the body of a request until its answer has ended:
 * hundreds of kilobytes, for minutes.
 */
class HandedOver implements IterableIterator<Buffer> {
  constructor(private bytes: Buffer | undefined) {}

  next(): IteratorResult<Buffer> {
    const value = this.bytes;
    this.bytes = undefined;
    return value === undefined ? { done: true, value } : { done: false, value };
  }

  [Symbol.iterator](): this {
    return this;
  }
}
