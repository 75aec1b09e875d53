import { type Random, randomInteger } from '../../random.js';

/** Pieces of `smallest` to `largest` characters; a character outside the BMP is never split. */
export function* cutText(text: string, random: Random, smallest = 1, largest = 20): Generator<string> {
  let piece = '';
  let left = randomInteger(random, smallest, largest);
  for (const character of text) {
    piece += character;
    if (--left > 0) continue;
    yield piece;
    piece = '';
    left = randomInteger(random, smallest, largest);
  }
  if (piece) yield piece;
}
