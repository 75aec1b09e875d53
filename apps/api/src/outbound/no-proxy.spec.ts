import { describe, expect, it } from '@jest/globals';
import { NoProxy } from './no-proxy.js';

describe('NoProxy', () => {
  it.each([
    ['', 'https://q.us-east-1.amazonaws.com', false],
    ['*', 'https://q.us-east-1.amazonaws.com', true],
    ['amazonaws.com', 'https://q.us-east-1.amazonaws.com', true],
    ['.amazonaws.com', 'https://q.us-east-1.amazonaws.com', true],
    ['*.amazonaws.com', 'https://q.us-east-1.amazonaws.com', true],
    ['AmazonAWS.com', 'https://q.us-east-1.amazonaws.com', true],
    ['aws.com', 'https://q.us-east-1.amazonaws.com', false],
    ['other.example, localhost', 'http://localhost:8010', true],
    ['other.example localhost', 'http://localhost:8010', true],
    ['localhost:8010', 'http://localhost:8010', true],
    ['localhost:8011', 'http://localhost:8010', false],
    ['example.org:443', 'https://example.org', true],
    ['example.org:443', 'http://example.org', false],
    ['127.0.0.1', 'http://127.0.0.1:8010', true],
    ['::1', 'http://[::1]:8010', true],
    ['[::1]:8010', 'http://[::1]:8010', true],
    ['[::1]:8011', 'http://[::1]:8010', false],
  ])('"%s" with %s: %s', (list, url, expected) => {
    expect(new NoProxy(list).matches(new URL(url))).toBe(expected);
  });
});
