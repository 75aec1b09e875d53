import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress } from './is-direct-loopback.js';

/**
 * Whom to count failed sign-ins for: the other end of the connection, or, behind a proxy on this machine, whom that one
 * names last. What stands before it in the header is the client's own claim.
 */
export function clientAddress({ socket, headers }: IncomingMessage): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  if (forwarded && isLoopbackAddress(socket.remoteAddress)) return forwarded;
  return socket.remoteAddress ?? '';
}
