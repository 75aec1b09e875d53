import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { toOutboundError } from './outbound-error.js';
import { ResponseBody } from './response-body.js';

export interface StreamRequest {
  headers: Record<string, string>;
  body: Buffer;
  /** Ends the call, also while the answer is read; its reason is the error. */
  signal: AbortSignal;
}

export interface StreamResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: ResponseBody;
}

/**
 * Sends a POST and resolves with the beginning of its answer.
 * @throws OutboundError without an answer; the signal's reason when it aborts
 */
export function openStream(
  dispatcher: Dispatcher,
  destination: { origin: string; path: string },
  { headers, body, signal }: StreamRequest,
): Promise<StreamResponse> {
  return new Promise((resolve, reject) => {
    const call = new StreamCall(signal, resolve, reject);
    dispatcher.dispatch({ ...destination, method: 'POST', headers, body }, call);
  });
}

/** What undici tells of one call. */
class StreamCall implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private body: ResponseBody | undefined;
  private readonly abort = (): void => {
    const reason = this.signal.reason as Error;
    if (this.controller === undefined) this.reject(reason);
    else this.controller.abort(reason);
  };

  constructor(
    private readonly signal: AbortSignal,
    private readonly resolve: (response: StreamResponse) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    signal.addEventListener('abort', this.abort);
  }

  /** A connection is there. Until then a call can wait in line. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.signal.aborted) this.abort();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // 1xx says only that the answer will come.
    if (status < 200) return;
    this.body = new ResponseBody(controller);
    this.resolve({ status, headers, body: this.body });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.body?.push(chunk);
  }

  onResponseEnd(): void {
    this.signal.removeEventListener('abort', this.abort);
    this.body?.close(null);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.signal.removeEventListener('abort', this.abort);
    if (this.body === undefined) this.reject(toOutboundError(error));
    else this.body.close(error);
  }
}
