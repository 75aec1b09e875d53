import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Names an answer, under the header each protocol's SDK reads (Anthropic: `request-id`, OpenAI: `x-request-id`). */
export function assignRequestId(response: ServerResponse): void {
  const id = `req_${randomUUID().replaceAll('-', '')}`;
  response.setHeader('request-id', id);
  response.setHeader('x-request-id', id);
}

/** The id that `assignRequestId` gave to this answer. */
export function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader('request-id') ?? '');
}
