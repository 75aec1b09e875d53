import { describe, expect, it } from '@jest/globals';
import { isSealed, SecretCipher } from './secret-cipher.js';

const cipher = new SecretCipher(Buffer.alloc(32, 1));
const other = new SecretCipher(Buffer.alloc(32, 2));

describe('SecretCipher', () => {
  it('opens what it sealed, for the same owner', () => {
    const sealed = cipher.seal('令牌 token', 'accounts/1/refreshToken');
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).toContain(cipher.keyId);
    expect(cipher.open(sealed, 'accounts/1/refreshToken')).toBe('令牌 token');
  });

  it('seals the same text differently each time', () => {
    expect(cipher.seal('token', 'a')).not.toBe(cipher.seal('token', 'a'));
  });

  it('opens nothing for another owner, with another key, or after any change', () => {
    const sealed = cipher.seal('token', 'accounts/1/refreshToken');
    expect(() => cipher.open(sealed, 'accounts/2/refreshToken')).toThrow();
    expect(() => other.open(sealed, 'accounts/1/refreshToken')).toThrow(/not sealed with this key/);
    const [version, keyId, payload = ''] = sealed.split('.');
    const bytes = Buffer.from(payload, 'base64url');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      const text = `${version}.${keyId}.${changed.toString('base64url')}`;
      expect(() => cipher.open(text, 'accounts/1/refreshToken')).toThrow();
    }
  });

  it('gives equal texts equal digests, and another key other ones', () => {
    expect(cipher.digest('token')).toBe(cipher.digest('token'));
    expect(cipher.digest('token')).not.toBe(cipher.digest('token2'));
    expect(cipher.digest('token')).not.toBe(other.digest('token'));
  });
});
