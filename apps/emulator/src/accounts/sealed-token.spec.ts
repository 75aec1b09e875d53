import { describe, expect, it } from '@jest/globals';
import { sealToken, unsealToken } from './sealed-token.js';

describe('a sealed token', () => {
  const token = sealToken('prefix', { accountId: 'a' });

  it('is read again with its own prefix only', () => {
    expect(unsealToken('prefix', token)).toEqual({ accountId: 'a' });
    expect(unsealToken('other', token)).toBeUndefined();
    expect(unsealToken('other', token.replace('prefix', 'other'))).toBeUndefined();
  });

  it('is refused when a character is changed, missing or added', () => {
    for (let index = 0; index < token.length; index++) {
      const changed = token[index] === 'A' ? 'B' : 'A';
      expect(unsealToken('prefix', token.slice(0, index) + changed + token.slice(index + 1))).toBeUndefined();
      expect(unsealToken('prefix', token.slice(0, index) + token.slice(index + 1))).toBeUndefined();
    }
    expect(unsealToken('prefix', `${token}.x`)).toBeUndefined();
  });
});
