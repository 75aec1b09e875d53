import { type ServerResponse } from 'node:http';
import { type RequestRecord } from '../recording/request-record.js';

/** Sends a whole JSON response and notes what was sent. */
export function sendJson(
  response: ServerResponse,
  record: RequestRecord,
  reply: { status: number; headers?: Record<string, string>; body: object },
): void {
  sendText(response, record, {
    status: reply.status,
    headers: { 'content-type': 'application/json', ...reply.headers },
    body: JSON.stringify(reply.body),
  });
}

export function sendText(
  response: ServerResponse,
  record: RequestRecord,
  reply: { status: number; headers: Record<string, string>; body: string },
): void {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.end(bytes);
  record.bytesHandedOver = bytes.length;
  record.outcome = reply.status < 400 ? 'completed' : 'refused';
}
