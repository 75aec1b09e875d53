import { describe, expect, it } from '@jest/globals';
import { isoText } from './iso-text.js';

describe('isoText', () => {
  it('is right whatever was asked before', () => {
    const times = [0, 0, 1, 1_700_000_000_123, 1, 1_700_000_000_123, 1_700_000_000_124];
    expect(times.map(isoText)).toEqual(times.map((time) => new Date(time).toISOString()));
  });
});
