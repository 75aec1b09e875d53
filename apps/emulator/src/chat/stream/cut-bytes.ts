import { type Random, randomInteger } from '../../random.js';
import { type CutMode } from '../../settings.js';

const LARGEST_RANDOM_PIECE = 200;

/** The pieces in which `bytes` are written; frames are never aligned with them but in mode `frame`. */
export function* cutBytes(bytes: Buffer, mode: CutMode, random: Random): Generator<Buffer> {
  if (mode === 'whole' || mode === 'frame') {
    yield bytes;
    return;
  }
  for (let start = 0; start < bytes.length;) {
    const size = mode === 'byte' ? 1 : randomInteger(random, 1, LARGEST_RANDOM_PIECE);
    yield bytes.subarray(start, start + size);
    start += size;
  }
}
