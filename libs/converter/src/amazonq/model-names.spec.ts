import { describe, expect, it } from '@jest/globals';
import { nearModelIds, resolveModelId } from './model-names.js';

const AVAILABLE = [
  'auto',
  'claude-3.7-sonnet',
  'claude-sonnet-4',
  'claude-sonnet-4.5',
  'claude-haiku-4.5',
  'claude-opus-4.5',
  'claude-opus-5',
  'gpt-5.6-sol',
  'minimax-m2.5',
];

describe('resolveModelId', () => {
  it.each([
    ['claude-sonnet-4.5', 'claude-sonnet-4.5'],
    ['claude-sonnet-4-5', 'claude-sonnet-4.5'],
    ['claude-sonnet-4-5-20250929', 'claude-sonnet-4.5'],
    ['claude-sonnet-4-5-latest', 'claude-sonnet-4.5'],
    ['claude-sonnet-4-5-20250929[1m]', 'claude-sonnet-4.5'],
    ['claude-sonnet-4.5-thinking', 'claude-sonnet-4.5'],
    ['claude-4.5-sonnet', 'claude-sonnet-4.5'],
    ['claude-4-5-sonnet-latest', 'claude-sonnet-4.5'],
    ['Claude-Sonnet-4-5', 'claude-sonnet-4.5'],
    ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4.5'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4.5'],
    ['claude-sonnet-4-5@20250929', 'claude-sonnet-4.5'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['claude-sonnet-4-0', 'claude-sonnet-4'],
    ['claude-4-sonnet', 'claude-sonnet-4'],
    ['CLAUDE_SONNET_4_20250514_V1_0', 'claude-sonnet-4'],
    ['claude-haiku-4-5-20251001', 'claude-haiku-4.5'],
    ['claude-opus-4-5-20251101', 'claude-opus-4.5'],
    ['claude-opus-5', 'claude-opus-5'],
    ['claude-3-7-sonnet-20250219', 'claude-3.7-sonnet'],
    ['gpt-5.6-sol', 'gpt-5.6-sol'],
    ['auto', 'auto'],
  ])('finds %s as %s', (requested, expected) => {
    expect(resolveModelId(requested, AVAILABLE)).toBe(expected);
  });

  it.each([
    'claude-3-5-sonnet-20241022',
    'claude-opus-5-5',
    'claude-opus-4-1-20250805',
    'claude-haiku-4',
    'claude-sonnet-5',
    'claude',
    'gpt-4o',
    'minimax-m2',
    '',
  ])('never takes another model for %s', (requested) => {
    expect(resolveModelId(requested, AVAILABLE)).toBeUndefined();
  });
});

describe('nearModelIds', () => {
  it('names models of the family first', () => {
    expect(nearModelIds('claude-sonnet-5', AVAILABLE)).toEqual([
      'claude-sonnet-4.5',
      'claude-3.7-sonnet',
      'claude-sonnet-4',
    ]);
  });

  it('names none when nothing is alike', () => {
    expect(nearModelIds('llama', AVAILABLE)).toEqual([]);
  });
});
