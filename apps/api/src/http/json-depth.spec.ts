import { describe, expect, it } from '@jest/globals';
import { isDeeperThan, isTextDeeperThan } from './json-depth.js';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe.each([
  ['a value', (text: string, levels: number) => isDeeperThan(JSON.parse(text), levels)],
  ['a text', (text: string, levels: number) => isTextDeeperThan(Buffer.from(text), levels)],
])('the depth of %s', (_form, isDeeper) => {
  it('is exact', () => {
    expect(isDeeper(nested(3), 3)).toBe(false);
    expect(isDeeper(nested(4), 3)).toBe(true);
    expect(isDeeper('{"a":[{"b":1}]}', 3)).toBe(false);
    expect(isDeeper('{"a":[{"b":[]}]}', 3)).toBe(true);
    expect(isDeeper('"text"', 0)).toBe(false);
  });

  it('counts no brackets inside strings, and neighbours only once', () => {
    expect(isDeeper(JSON.stringify(['[[[[', '{"a":"\\"[[[["}', '\\']), 1)).toBe(false);
    expect(isDeeper('[[1],[2],{"a":3},[4]]', 2)).toBe(false);
  });
});

describe('isTextDeeperThan', () => {
  it('looks at what is no JSON as well', () => {
    expect(isTextDeeperThan(Buffer.from('['.repeat(1_000_000)), 100)).toBe(true);
    expect(isTextDeeperThan(Buffer.from('"never closed \\'), 100)).toBe(false);
  });
});
