import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { collectGarbage } from '../../test/collect-garbage.js';
import { collectBytes } from './collect-bytes.js';

const PIECE_BYTES = 1024 * 1024;

describe('collectBytes', () => {
  it('keeps nothing of what it has handed over, however long its source lives', async () => {
    const source = new Readable({ read: () => undefined });
    const collected = new Promise<number>((resolve) => {
      collectBytes(source, 2 * PIECE_BYTES, (outcome) => resolve(outcome.length));
    });
    const bytes = push(source);
    expect(await collected).toBe(PIECE_BYTES);
    await collectGarbage();
    expect(source.listenerCount('data')).toBeGreaterThan(0);
    expect(bytes.deref()).toBeUndefined();
  });
});

/** In a function of its own, so that no variable of the test holds the bytes. */
function push(source: Readable): WeakRef<object> {
  const piece = Buffer.alloc(PIECE_BYTES);
  source.push(piece);
  source.push(null);
  return new WeakRef<object>(piece.buffer);
}
