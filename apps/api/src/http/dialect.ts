import type { Request } from 'express';

/** Whose error shape a request expects, known from its address alone: errors can come before any route matched. */
export type Dialect = 'claude' | 'openai' | 'admin';

/** An unknown `/v1` route belongs to the protocol whose version header the client sends. */
export function dialectOf(request: Pick<Request, 'originalUrl' | 'headers'>): Dialect {
  const path = request.originalUrl.toLowerCase().replace(/^\/v1(?=\/v1(?:[/?]|$))/, '');
  if (!/^\/v1(?:[/?]|$)/.test(path)) return 'admin';
  if (/^\/v1\/messages(?:[/?]|$)/.test(path)) return 'claude';
  return request.headers['anthropic-version'] === undefined ? 'openai' : 'claude';
}
