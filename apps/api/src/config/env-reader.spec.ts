import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { EnvReader } from './env-reader.js';

describe('EnvReader.pairs', () => {
  it('reads names and values, with blanks around them', () => {
    const read = new EnvReader({ NAMES: ' gpt-4o = claude-sonnet-4.5 , *=claude-haiku-4.5, ' });
    expect([...(read.pairs('NAMES') ?? [])]).toEqual([
      ['gpt-4o', 'claude-sonnet-4.5'],
      ['*', 'claude-haiku-4.5'],
    ]);
  });

  it('is undefined when nothing is set', () => {
    expect(new EnvReader({ NAMES: ' , ' }).pairs('NAMES')).toBeUndefined();
  });

  it.each([
    ['gpt-4o', 'NAMES must be a list such as name=value,other=value; "gpt-4o" is not a pair'],
    ['a=', 'NAMES must be a list such as name=value,other=value; "a=" is not a pair'],
    ['a=b=c', 'NAMES must be a list such as name=value,other=value; "a=b=c" is not a pair'],
    ['a=b,a=c', 'NAMES has "a" twice'],
  ])('refuses %s', (value, problem) => {
    const read = new EnvReader({ NAMES: value });
    read.pairs('NAMES');
    expect(() => read.finish()).toThrow(new ConfigError([problem]));
  });
});
