import { describe, expect, it } from '@jest/globals';
import { ToolNames } from './tool-names.js';

describe('ToolNames', () => {
  it('leaves legal names alone', () => {
    const names = new ToolNames(['read_file', 'mcp__a-b__c'], ['other']);
    expect(names.toUpstream('read_file')).toBe('read_file');
    expect(names.toClient('mcp__a-b__c')).toBe('mcp__a-b__c');
    expect(names.renamed).toBe(0);
  });

  it('gives an illegal name the same alias in every conversation', () => {
    expect(new ToolNames(['a.b', 'x']).toUpstream('a.b')).toBe(new ToolNames([], ['a.b']).toUpstream('a.b'));
  });

  it('tells apart names that look alike once repaired', () => {
    const clientNames = [
      'a.b',
      'a/b',
      'a_b',
      '报告',
      '表',
      '',
      '1',
      `${'x'.repeat(70)}1`,
      `${'x'.repeat(70)}2`,
    ];
    const names = new ToolNames(clientNames);
    const upstreamNames = clientNames.map((name) => names.toUpstream(name));
    expect(new Set(upstreamNames).size).toBe(clientNames.length);
    for (const name of upstreamNames) expect(name).toMatch(/^[a-zA-Z][a-zA-Z0-9_-]{0,62}$/);
    expect(upstreamNames.map((name) => names.toClient(name))).toEqual(clientNames);
  });

  it('never gives an alias that is the name of another tool', () => {
    const alias = new ToolNames(['a.b']).toUpstream('a.b');
    const names = new ToolNames(['a.b', alias]);
    expect(names.toUpstream(alias)).toBe(alias);
    expect(names.toUpstream('a.b')).not.toBe(alias);
    expect(names.toClient(names.toUpstream('a.b'))).toBe('a.b');
  });

  it('finds a name whose case the model changed, and passes an unknown one on', () => {
    const names = new ToolNames(['ReadFile']);
    expect(names.toClient('readfile')).toBe('ReadFile');
    expect(names.toClient('unknown')).toBe('unknown');
  });

  it('keeps two tools apart that differ only by case', () => {
    const names = new ToolNames(['read', 'Read']);
    expect(names.toClient('read')).toBe('read');
    expect(names.toClient('Read')).toBe('Read');
  });
});
