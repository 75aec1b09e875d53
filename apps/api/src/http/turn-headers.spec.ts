import type { ServerResponse } from 'node:http';
import { validateHeaderValue } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { setTurnHeaders } from './turn-headers.js';

function headersFor(ignored: string[], repairs: string[]): Map<string, string> {
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name, value) };
  setTurnHeaders(response as unknown as ServerResponse, { ignored, repairs, modelId: 'claude-sonnet-4.5' });
  return headers;
}

describe('setTurnHeaders', () => {
  it('lists what was ignored and repaired, and nothing when nothing was', () => {
    expect([...headersFor(['temperature', 'top_p'], ['renamed 2 tools'])]).toEqual([
      ['x-q2api-model', 'claude-sonnet-4.5'],
      ['x-q2api-ignored', 'temperature, top_p'],
      ['x-q2api-repairs', 'renamed 2 tools'],
    ]);
    expect([...headersFor([], []).keys()]).toEqual(['x-q2api-model']);
  });

  it('stays a legal header of bounded length whatever the names hold', () => {
    const value = headersFor(['键\r\nset-cookie: a=b', 'x'.repeat(5000)], []).get('x-q2api-ignored') ?? '';
    expect(() => validateHeaderValue('x-q2api-ignored', value)).not.toThrow();
    expect(value).not.toMatch(/[\r\n]/);
    expect(value.length).toBeLessThanOrEqual(1000);
  });
});
