import { describe, expect, it } from '@jest/globals';
import { nearNames } from './near-names.js';

const names = ['claude-opus-4.5', 'claude-sonnet-4.5', 'gpt-5.6-sol', 'glm-5'];

describe('nearNames', () => {
  it('puts the name with most in common first', () => {
    expect(nearNames('claude-sonet-45', names, 2)).toEqual(['claude-sonnet-4.5', 'claude-opus-4.5']);
    expect(nearNames('GPT-5.6', names, 1)).toEqual(['gpt-5.6-sol']);
  });

  it('copes with empty and very long names', () => {
    expect(nearNames('', names, 1)).toHaveLength(1);
    expect(nearNames('x'.repeat(1_000_000), names, 2)).toHaveLength(2);
  });
});
