import {
  AxiosError,
  AxiosHeaders,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { Dispatcher } from 'undici';
import { toOutboundError } from './outbound-error.js';

/**
 * Lets axios speak through undici, which keeps connections alive through a proxy as well.
 *
 * Honoured: absolute `url`, `params`, `headers`, string or Buffer `data`, `signal`, `validateStatus`, `responseType`
 * (`text` gives a string, otherwise JSON where the body is JSON) and `timeout`, which bounds
 * each silence (before the headers, between body bytes), not the whole call. Redirects are not followed.
 *
 * @param dispatcherFor the pool of connections by which a URL is reached
 * @throws OutboundError without an answer; AxiosError (without request headers or body) when `validateStatus` refuses.
 */
export function createUndiciAdapter(dispatcherFor: (url: URL) => Dispatcher): AxiosAdapter {
  return async (config) => {
    try {
      const url = toUrl(config);
      const { statusCode, statusText, headers, body } = await dispatcherFor(url).request(
        toDispatchOptions(url, config),
      );
      const data: unknown = await readBody(body, config.responseType);
      const response = { status: statusCode, statusText, headers, data, config, request: null };
      return acceptStatus(response as AxiosResponse);
    } catch (error) {
      throw error instanceof AxiosError ? error : toOutboundError(error);
    }
  };
}

function toUrl(config: InternalAxiosRequestConfig): URL {
  const url = new URL(config.url ?? '');
  for (const [name, value] of Object.entries((config.params ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function toDispatchOptions(url: URL, config: InternalAxiosRequestConfig): Dispatcher.RequestOptions {
  const silenceMs = config.timeout ? { headersTimeout: config.timeout, bodyTimeout: config.timeout } : {};
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: (config.method ?? 'get').toUpperCase() as Dispatcher.HttpMethod,
    headers: config.headers.toJSON() as Record<string, string>,
    body: (config.data ?? null) as string | Buffer | null,
    signal: config.signal as AbortSignal | undefined,
    ...silenceMs,
  };
}

async function readBody(
  body: Dispatcher.ResponseData['body'],
  responseType: string | undefined,
): Promise<unknown> {
  const text = await body.text();
  if (responseType === 'text') return text;
  try {
    return JSON.parse(text);
  } catch {
    // As axios does it: what is not JSON (an HTML error page, an empty body) is handed over as text.
    return text;
  }
}

function acceptStatus(response: AxiosResponse): AxiosResponse {
  const { config, status } = response;
  if (!config.validateStatus || config.validateStatus(status)) return response;
  // Errors end up in logs: what could hold a token does not travel with them.
  const bare = { ...config, headers: new AxiosHeaders(), data: undefined };
  const code = status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  throw new AxiosError(`Request failed with status code ${status}`, code, bare, null, {
    ...response,
    config: bare,
  });
}
