import { Agent } from 'undici';
import { nowMicros } from '../measure/clock.js';

export interface StreamOptions {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Called with each piece as it arrives. */
  onBytes: (bytes: Buffer, atMicros: number) => void;
  signal?: AbortSignal;
}

/** Kept-alive connections, as many as there are streams at a time. */
const agent = new Agent({ connections: null, keepAliveTimeout: 60_000 });

/**
 * Sends one request and reads its answer as it arrives. Resolves with its status at its end; rejects when it breaks off.
 */
export async function readStream({ url, headers, body, onBytes, signal }: StreamOptions): Promise<number> {
  const { pathname, origin } = new URL(url);
  const { statusCode, body: answer } = await agent.request({
    origin,
    path: pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(signal && { signal }),
  });
  await new Promise<void>((resolve, reject) => {
    answer.on('data', (bytes: Buffer) => onBytes(bytes, nowMicros()));
    answer.on('end', resolve);
    answer.on('error', reject);
  });
  return statusCode;
}
