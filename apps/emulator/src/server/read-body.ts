import { type IncomingMessage } from 'node:http';
import { validationError } from './service-error.js';

/** The service's own limit is not published; this one only protects the emulator. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw validationError(
        'CONTENT_LENGTH_EXCEEDS_THRESHOLD',
        'Input is too long.',
        `body > ${MAX_BODY_BYTES} bytes`,
      );
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
