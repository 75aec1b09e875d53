import { ApiError, toApiError } from './api-error.js';
import { signInGate } from './sign-in-gate.js';

const TIMEOUT_MS = 15_000;

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Longest wait for the answer; 0: none. */
  timeoutMs?: number;
  /** False: a 401 is an error like any other (the sign-in itself). */
  waitsForSignIn?: boolean;
}

/**
 * Calls the gateway that served this page and returns its JSON; undefined for 204.
 * Throws ApiError; an abort by `signal` is rethrown as it is.
 */
export async function requestJson<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const response = await sendRequest(path, request);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiError('invalid-answer', { status: response.status });
  }
}

/** Like `requestJson`, but leaves the body of a successful answer to the caller. */
export async function sendRequest(path: string, request: ApiRequest = {}): Promise<Response> {
  let response = await fetchOnce(path, request);
  if (response.status === 401 && request.waitsForSignIn !== false) {
    const isBackground = (request.method ?? 'GET') === 'GET';
    if (await signInGate.wait(isBackground)) {
      request.signal?.throwIfAborted();
      response = await fetchOnce(path, request);
    }
  }
  if (!response.ok) throw await toApiError(response);
  return response;
}

async function fetchOnce(path: string, request: ApiRequest): Promise<Response> {
  const { method = 'GET', body, headers, signal, timeoutMs = TIMEOUT_MS } = request;
  const signals = [signal, timeoutMs > 0 ? AbortSignal.timeout(timeoutMs) : undefined];
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any(signals.filter((one) => one !== undefined)),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ApiError(isTimeout ? 'timeout' : 'unreachable');
  }
}
