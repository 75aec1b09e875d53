import { describe, expect, it } from '@jest/globals';
import { profileArn } from './account.js';

describe('profileArn', () => {
  it.each(['a', 'account-1234', 'a name with spaces and ümlauts'])(
    'has the documented form for "%s"',
    (name) => {
      expect(profileArn('eu-central-1', name)).toMatch(
        /^arn:aws:codewhisperer:eu-central-1:\d{12}:profile\/[a-zA-Z0-9]{12}$/,
      );
    },
  );
});
