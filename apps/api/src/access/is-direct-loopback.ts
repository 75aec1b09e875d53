import type { IncomingHttpHeaders } from 'node:http';

const FORWARDING_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface ClientAddress {
  /** Address of the socket's other end. */
  remoteAddress: string | undefined;
  headers: IncomingHttpHeaders;
}

/**
 * True for a program on this machine that talks to the gateway itself: not through a proxy, not by another name for
 * this machine (DNS rebinding), and not as a web page of another origin.
 */
export function isDirectLoopback({ remoteAddress, headers }: ClientAddress): boolean {
  return (
    isLoopbackAddress(remoteAddress) &&
    FORWARDING_HEADERS.every((name) => headers[name] === undefined) &&
    isLoopbackHost(headers.host) &&
    isSameOrigin(headers)
  );
}

/** True when a browser names no origin or the one it addresses. */
export function isSameOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** True for this machine's own addresses. */
export function isLoopbackAddress(address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:/, '');
  return plain === '::1' || plain?.startsWith('127.') === true;
}

function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  return LOOPBACK_HOSTS.has(new URL(`http://${host}`).hostname);
}
