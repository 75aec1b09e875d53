import { describe, expect, it } from '@jest/globals';
import { redactSecrets } from './redact-secrets.js';

describe('redactSecrets', () => {
  it.each([
    ['Authorization: Bearer abc.def-123', 'abc.def-123'],
    ['key sk-0123456789abcdef was refused', '0123456789abcdef'],
    ['token aorAAAAAGabcdefghijklmnop:xyz', 'AAAAAGabcdefghijklmnop'],
    ['{"clientSecret":"hunter2","ok":1}', 'hunter2'],
    ['refresh_token=hunter2&ok=1', 'hunter2'],
    ['connect http://user:hunter2@proxy:3128', 'hunter2'],
  ])('hides the secret of %s', (text, secret) => {
    expect(redactSecrets(text)).not.toContain(secret);
    expect(redactSecrets(text)).toContain('***');
  });

  it('leaves other text alone', () => {
    const text = 'account 1f6e: the token refresh failed: invalid_grant (HTTP 400)';
    expect(redactSecrets(text)).toBe(text);
  });
});
