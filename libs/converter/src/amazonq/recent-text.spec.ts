import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentText } from './recent-text.js';

describe('RecentText', () => {
  it('answers as the whole text would, however it was cut', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), word, (pieces, suffix) => {
        const recent = new RecentText();
        for (const piece of pieces) recent.append(piece);
        expect(recent.endsWith(suffix)).toBe(pieces.join('').endsWith(suffix));
      }),
    );
  });

  it('keeps no more than the end of a long text', () => {
    const recent = new RecentText();
    for (let index = 0; index < 100_000; index++) recent.append('abcdefghij');
    expect(recent.endsWith('abcdefghij'.repeat(100))).toBe(true);
    expect(recent.endsWith('abcdefghij'.repeat(10_000))).toBe(false);
  });
});
