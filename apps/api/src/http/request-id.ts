import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { addHeader } from './head.js';

/** Names an answer, under the header each protocol's SDK reads (Anthropic: `request-id`, OpenAI: `x-request-id`). */
export function assignRequestId(response: Response): void {
  const id = `req_${randomUUID()}`;
  response.locals['requestId'] = id;
  addHeader(response, 'request-id', id);
  addHeader(response, 'x-request-id', id);
}

/** The id that `assignRequestId` gave to this answer. */
export function requestIdOf(response: Response): string {
  return response.locals['requestId'] as string;
}
