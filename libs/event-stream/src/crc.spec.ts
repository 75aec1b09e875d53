import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { crc32 } from './crc.js';
import { viewOf } from './view-of.js';

describe('crc32', () => {
  it('has the check value of CRC-32/ISO-HDLC', () => {
    expect(crc32(viewOf(Buffer.from('123456789')), 0, 9)).toBe(0xcbf43926);
  });

  it('equals zlib for every length, at any offset', () => {
    const bytes = randomBytes(1024);
    for (let length = 0; length < 1000; length++) {
      const start = length % 24;
      expect(crc32(viewOf(bytes), start, start + length)).toBe(
        zlibCrc32(bytes.subarray(start, start + length)),
      );
    }
  });

  it('goes on from the sum of the bytes before', () => {
    const bytes = randomBytes(1024);
    const view = viewOf(bytes);
    for (const cut of [0, 1, 8, 100, 500, 1000, 1024]) {
      expect(crc32(view, cut, 1024, crc32(view, 0, cut))).toBe(zlibCrc32(bytes));
    }
  });

  it('counts offsets from the beginning of the view, not of its memory', () => {
    const memory = randomBytes(600);
    const bytes = memory.subarray(13);
    expect(crc32(viewOf(bytes), 2, 50)).toBe(zlibCrc32(bytes.subarray(2, 50)));
    expect(crc32(viewOf(bytes), 2, 580)).toBe(zlibCrc32(bytes.subarray(2, 580)));
  });
});
