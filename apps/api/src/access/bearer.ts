import type { IncomingHttpHeaders } from 'node:http';

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim();
}
