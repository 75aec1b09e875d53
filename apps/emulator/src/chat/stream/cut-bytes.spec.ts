import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../random.js';
import { cutBytes } from './cut-bytes.js';

describe('cutBytes', () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));

  it('keeps all bytes in their order in every mode', () => {
    for (const mode of ['whole', 'frame', 'random', 'byte'] as const) {
      expect(Buffer.concat([...cutBytes(bytes, mode, seededRandom(3))])).toEqual(bytes);
    }
  });

  it('cuts as the mode says', () => {
    const sizes = (mode: 'whole' | 'random' | 'byte') =>
      [...cutBytes(bytes, mode, seededRandom(3))].map(({ length }) => length);
    expect(sizes('whole')).toEqual([1000]);
    expect(sizes('byte')).toEqual(Array(1000).fill(1));
    expect(Math.max(...sizes('random'))).toBeLessThanOrEqual(200);
    expect(new Set(sizes('random')).size).toBeGreaterThan(3);
  });
});
