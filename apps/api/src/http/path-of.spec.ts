import { describe, expect, it } from '@jest/globals';
import { pathOf } from './path-of.js';

describe('pathOf', () => {
  it.each([
    ['/v1/messages', '/v1/messages'],
    ['/v1/messages?beta=true', '/v1/messages'],
    ['/a#b?c', '/a'],
    ['/', '/'],
    ['http://gateway.example:8000/v1/messages?key=secret', '/v1/messages'],
    ['HTTPS://user:secret@gateway.example', ''],
    ['//double/slash?a', '//double/slash'],
    ['*', '*'],
  ])('%s → %s', (target, path) => {
    expect(pathOf(target)).toBe(path);
  });
});
