import { describe, expect, it } from '@jest/globals';
import { paginate } from './paginate.js';

describe('paginate', () => {
  it('gives all entries once, and no token on the last page', () => {
    const seen: number[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = paginate([1, 2, 3, 4, 5, 6], 3, token);
      seen.push(...page.entries);
      token = page.nextToken;
      pages += 1;
    } while (token !== undefined);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pages).toBe(2);
  });

  it('refuses a token that it did not make', () => {
    expect(() => paginate([1], 1, 'bm9uc2Vuc2U=')).toThrow('Improperly formed request.');
  });
});
