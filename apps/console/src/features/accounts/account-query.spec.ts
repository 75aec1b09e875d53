import { describe, expect, it } from '@jest/globals';
import { DEFAULT_QUERY, parseAccountQuery, toSearchParams } from './account-query.js';

const parse = (text: string) => parseAccountQuery(new URLSearchParams(text));

describe('parseAccountQuery', () => {
  it('reads an empty address as the defaults', () => {
    expect(parse('')).toEqual(DEFAULT_QUERY);
  });

  it('reads everything that the list can show', () => {
    const text = 'state=disabled&search=ann&sort=error_count&order=asc&page=3&pageSize=50';
    expect(parse(text)).toEqual({
      state: 'disabled',
      search: 'ann',
      sort: 'error_count',
      order: 'asc',
      page: 3,
      pageSize: 50,
    });
    expect(toSearchParams(parse(text)).toString()).toBe(text);
  });

  it.each(['page=0', 'page=-1', 'page=x', 'page=1.5', 'pageSize=7', 'state=odd', 'sort=secret', 'order=up'])(
    'ignores %s',
    (text) => {
      expect(parse(text)).toEqual(DEFAULT_QUERY);
    },
  );

  it('writes nothing for the defaults', () => {
    expect(toSearchParams(DEFAULT_QUERY).toString()).toBe('');
  });
});
