import type { IncomingHttpHeaders } from 'node:http';
import { isSameOrigin } from './is-direct-loopback.js';

/** True when the browser itself says that a page of this server made the request: scripts cannot set these headers. */
export function provesSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin !== undefined && isSameOrigin(headers);
}
