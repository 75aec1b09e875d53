import { describe, expect, it } from '@jest/globals';
import { fromClaudeRequest } from './from-claude-request.js';
import { request, turnOf } from '../__fixtures__/claude-requests.js';

const outputOf = (thinking: unknown) => fromClaudeRequest(request({ thinking })).thinkingOutput;

describe('thinking', () => {
  it.each([
    [undefined, { type: 'default' }],
    [null, { type: 'default' }],
    [{ type: 'disabled' }, { type: 'disabled' }],
    [{ type: 'between_tools' }, { type: 'disabled' }],
    [{ type: 'adaptive' }, { type: 'adaptive' }],
    [{ type: 'adaptive', display: null, block_binding: 'x' }, { type: 'adaptive' }],
    [
      { type: 'adaptive', display: 'updates' },
      { type: 'adaptive', display: 'updates' },
    ],
    [
      { type: 'enabled', budget_tokens: 1024, display: 'summarized' },
      { type: 'enabled', budgetTokens: 1024, display: 'summarized' },
    ],
  ])('C-042 reads %j', (thinking, expected) => {
    expect(turnOf({ thinking }).thinking).toEqual(expected);
  });

  it.each([
    [{ type: 'enabled', budget_tokens: 1023 }, 'thinking.budget_tokens: must be at least 1024'],
    [{ type: 'enabled', budget_tokens: 4096 }, 'thinking.budget_tokens: must be less than max_tokens'],
    [{ type: 'enabled' }, 'thinking.budget_tokens: must be an integer and is missing'],
    [
      { type: 'sometimes' },
      'thinking.type: must be one of enabled, adaptive, disabled, between_tools, got "sometimes"',
    ],
    [
      { type: 'adaptive', display: 'all' },
      'thinking.display: must be one of summarized, omitted, updates, got "all"',
    ],
  ])('C-039 refuses %j', (thinking, problem) => {
    expect(() => turnOf({ thinking })).toThrow(problem);
  });

  it('C-042 shows thinking only to a client that asked for it', () => {
    expect(outputOf(undefined)).toBe('none');
    expect(outputOf({ type: 'disabled' })).toBe('none');
    expect(outputOf({ type: 'adaptive' })).toBe('text');
    expect(outputOf({ type: 'adaptive', display: 'updates' })).toBe('text');
    expect(outputOf({ type: 'enabled', budget_tokens: 2000, display: 'omitted' })).toBe('signature');
  });
});

describe('output_config', () => {
  it.each(['low', 'medium', 'high', 'xhigh', 'max'])('C-043 takes the effort %s', (effort) => {
    expect(turnOf({ output_config: { effort } }).effort).toBe(effort);
  });

  it('C-043 refuses an unknown effort', () => {
    expect(() => turnOf({ output_config: { effort: 'minimal' } })).toThrow(
      'output_config.effort: must be one of',
    );
    expect(turnOf({ output_config: { effort: null } }).effort).toBeUndefined();
  });

  it('C-044 reads a JSON schema, in its new and its old place', () => {
    const schema = { type: 'object', properties: { title: { type: 'string' } } };
    const format = { type: 'json_schema', schema };
    const outputFormat = { type: 'json-schema', schema, strict: true };
    expect(turnOf({ output_config: { format } }).outputFormat).toEqual(outputFormat);
    expect(turnOf({ output_format: format }).outputFormat).toEqual(outputFormat);
    expect(turnOf({ output_config: { format: null }, output_format: null }).outputFormat).toBeUndefined();
  });

  it('C-044 refuses another format', () => {
    expect(() => turnOf({ output_config: { format: { type: 'xml' } } })).toThrow(
      'output_config.format.type: must be json_schema, got "xml"',
    );
    expect(() => turnOf({ output_format: { type: 'json_schema' } })).toThrow(
      'output_format.schema: must be an object and is missing',
    );
  });
});
