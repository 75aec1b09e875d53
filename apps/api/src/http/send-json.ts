import type { ServerResponse } from 'node:http';
import { addHeader, sendHead } from './head.js';

/** Sends one JSON body without the work that Express adds to it (etag, content negotiation). */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  for (const name in headers) addHeader(response, name, headers[name]!);
  sendHead(response, status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
