import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutText } from './cut-text.js';

describe('cutText', () => {
  it('leaves short text whole', () => {
    expect(cutText('a\nb')).toEqual(['a\nb']);
    expect(cutText('')).toEqual(['']);
  });

  it('cuts at a line end when one is near', () => {
    const line = 'x'.repeat(99);
    const text = Array.from({ length: 200 }, () => line).join('\n');
    const pieces = cutText(text);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((piece) => piece.endsWith(line) && piece.startsWith(line))).toBe(true);
    expect(pieces.join('\n')).toBe(text);
  });

  it('cuts a line without end into bounded pieces and loses nothing', () => {
    const text = 'a'.repeat(100_001);
    const pieces = cutText(text);
    expect(Math.max(...pieces.map(({ length }) => length))).toBe(8_000);
    expect(pieces.join('')).toBe(text);
  });

  it('does not cut a character in two', () => {
    const pieces = cutText(`a${'😀'.repeat(10_000)}`);
    expect(pieces.some((piece) => /[\ud800-\udbff]$/.test(piece))).toBe(false);
  });

  it('keeps its pieces when the text grows', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(10_000), fc.nat(500), (length, more, lineLength) => {
        const text = Array.from({ length: length + more }, (_, index) =>
          index % (lineLength + 1) === 0 ? '\n' : 'x',
        ).join('');
        const before = cutText(text.slice(0, length)).slice(0, -1);
        expect(cutText(text).slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});
