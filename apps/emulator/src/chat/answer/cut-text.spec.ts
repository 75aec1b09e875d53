import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../random.js';
import { cutText } from './cut-text.js';

describe('cutText', () => {
  const text = 'Zwölf Boxkämpfer 🥊🥊 jagen Viktor 👩‍👩‍👧 quer über den großen Sylter Deich';

  it('loses nothing and splits no character, whatever the seed', () => {
    for (let seed = 0; seed < 50; seed++) {
      const pieces = [...cutText(text, seededRandom(seed))];
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece).not.toMatch(/\p{Surrogate}/u);
        expect([...piece].length).toBeLessThanOrEqual(20);
      }
    }
  });

  it('has no pieces for an empty text', () => {
    expect([...cutText('', seededRandom(1))]).toEqual([]);
  });
});
