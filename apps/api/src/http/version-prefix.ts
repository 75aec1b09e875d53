import type { IncomingMessage } from 'node:http';

/**
 * Serves `/v1/v1/…` as `/v1/…`: clients differ in whether their base URL ends in `/v1` and append it again
 * (the Anthropic SDKs do).
 */
export function collapseVersionPrefix(request: IncomingMessage): void {
  if (request.url?.startsWith('/v1/v1/')) request.url = request.url.slice('/v1'.length);
}
