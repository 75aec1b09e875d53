import { describe, expect, it } from '@jest/globals';
import { StampReader } from './stamp-reader.js';

describe('StampReader', () => {
  it('finds numbers between a mark and a blank, and nothing else, wherever the bytes are cut', () => {
    const bytes = Buffer.from('@@ 5 @x @12 abc@123 @@77 @9@8 @');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const stamps: number[] = [];
      const reader = new StampReader((stamp) => stamps.push(stamp));
      for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) reader.push(piece, piece.length);
      expect(stamps).toEqual([12, 123, 77, 8]);
    }
  });

  it('reads no further than it is told', () => {
    const stamps: number[] = [];
    const bytes = Buffer.from('@1 @2 @3 ');
    new StampReader((stamp) => stamps.push(stamp)).push(bytes, 6);
    expect(stamps).toEqual([1, 2]);
  });
});
