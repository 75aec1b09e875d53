import { type IncomingMessage } from 'node:http';

/** Path and query of a request; the origin means nothing. Never throws, whatever the client wrote there. */
export function parseTarget(request: IncomingMessage): URL {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const url = new URL('http://emulator');
  url.pathname = path;
  url.search = query.join('?');
  return url;
}
