import type { Readable } from 'node:stream';

/**
 * Reads a stream to its end. What exceeds the limit is read on without being kept, for a sender that is cut off in the
 * middle of its sending does not see the answer. Calls back once.
 */
export function collectBytes(
  source: Readable,
  limitBytes: number,
  done: (outcome: Buffer | 'too-large' | 'broken') => void,
): void {
  let chunks: Buffer[] = [];
  let length = 0;
  let finished = false;
  const finish = (outcome: Buffer | 'too-large' | 'broken') => {
    if (finished) return;
    finished = true;
    // A request keeps its listeners for as long as it is answered.
    chunks = [];
    done(outcome);
  };
  source.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limitBytes) {
      chunks.push(chunk);
    } else {
      chunks = [];
      finish('too-large');
    }
  });
  source.on('end', () => finish(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)));
  source.on('error', () => finish('broken'));
  source.on('close', () => finish('broken'));
}
