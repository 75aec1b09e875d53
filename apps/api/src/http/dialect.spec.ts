import { describe, expect, it } from '@jest/globals';
import { dialectOf } from './dialect.js';

const dialect = (originalUrl: string, headers: Record<string, string> = {}) =>
  dialectOf({ originalUrl, headers });

describe('dialectOf', () => {
  it.each([
    ['/v1/messages', 'claude'],
    ['/v1/messages?beta=true', 'claude'],
    ['/v1/v1/messages', 'claude'],
    ['/V1/Messages/count_tokens', 'claude'],
    ['/v1/chat/completions', 'openai'],
    ['/v1/v1/models', 'openai'],
    ['/v1', 'openai'],
    ['/v1/messagesx', 'openai'],
    ['/v1x/messages', 'admin'],
    ['/v2/accounts', 'admin'],
    ['/?next=/v1/messages', 'admin'],
  ] as const)('%s is %s', (url, expected) => expect(dialect(url)).toBe(expected));

  it('takes the word of the version header on addresses that both protocols have', () => {
    expect(dialect('/v1/models', { 'anthropic-version': '2023-06-01' })).toBe('claude');
    expect(dialect('/v2/accounts', { 'anthropic-version': '2023-06-01' })).toBe('admin');
  });
});
