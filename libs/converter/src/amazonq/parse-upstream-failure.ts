import { isJsonObject } from './json-object.js';
import type { UpstreamFailure } from './upstream-failure.js';

type Headers = Record<string, string | string[] | undefined>;

const MAX_MESSAGE_LENGTH = 500;

/**
 * Reads the failed answer of any upstream operation, in either of its protocols: restJson names the exception in a
 * header, awsJson in the body's `__type` (AWS). A body that is text or HTML, as proxies send it, becomes the message.
 * @param headers with lower-case names
 */
export function parseUpstreamFailure(status: number, headers: Headers, body: string): UpstreamFailure {
  const json = parseBody(body);
  const code = exceptionName(
    header(headers, 'x-amzn-errortype') ?? textOf(json?.code) ?? textOf(json?.__type) ?? '',
  );
  const reason = textOf(json?.reason);
  const retryAfterMs = retryAfter(headers);
  const requestId = header(headers, 'x-amzn-requestid') ?? header(headers, 'x-amz-request-id');
  return {
    status,
    ...(code !== '' && { code }),
    ...(reason !== undefined && { reason }),
    message: messageOf(json) ?? plainText(json === undefined ? body : '') ?? `HTTP ${status}`,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** The failure that an exception or error frame of a stream reports; its payload need not be JSON. */
export function parseStreamFailure(name: string, payload: string, errorMessage?: string): UpstreamFailure {
  const json = parseBody(payload);
  // The union member `error` stands for InternalServerException (AWS model codewhisperer-streaming 1.0.45).
  const code = name === 'error' ? 'InternalServerException' : exceptionName(name);
  const reason = textOf(json?.reason);
  return {
    ...(code !== '' && { code }),
    ...(reason !== undefined && { reason }),
    message: messageOf(json) ?? errorMessage ?? plainText(json === undefined ? payload : '') ?? name,
  };
}

/** `com.amazon…#ThrottlingException:http://…` → `ThrottlingException`. */
function exceptionName(text: string): string {
  return text.slice(text.lastIndexOf('#', indexOrEnd(text, ':')) + 1, indexOrEnd(text, ':')).trim();
}

function indexOrEnd(text: string, character: string): number {
  const index = text.indexOf(character);
  return index === -1 ? text.length : index;
}

function parseBody(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(json: Record<string, unknown> | undefined): string | undefined {
  return textOf(json?.message) ?? textOf(json?.Message) ?? textOf(json?.errorMessage);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_MESSAGE_LENGTH) : undefined;
}

/** Text without markup, in one short line; undefined when there is none. */
function plainText(body: string): string | undefined {
  const text = body
    .slice(0, MAX_MESSAGE_LENGTH * 8)
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text.slice(0, MAX_MESSAGE_LENGTH);
}

function header(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** `retry-after` in seconds, or as a date relative to the answer's own `date`, so that no clock is needed here. */
function retryAfter(headers: Headers): number | undefined {
  const value = header(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  const wait = Date.parse(value) - Date.parse(header(headers, 'date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
