import { validateHeaderValue } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import { logFieldsOf } from '../logging/request-fields.js';
import { settleHeaders } from './head.js';
import { reportTurn } from './report-turn.js';

function report(ignored: string[], repairs: string[]) {
  const headers = new Map<string, string>();
  const response = {
    locals: {},
    setHeader: (name: string, value: string) => headers.set(name, value),
  } as unknown as Response;
  reportTurn(response, { repairs, modelId: 'claude-sonnet-4.5', accountId: 'a', requestId: 'r' }, ignored);
  settleHeaders(response);
  return { headers, logged: logFieldsOf(response) };
}

describe('reportTurn', () => {
  it('lists what was ignored and repaired, and nothing when nothing was', () => {
    expect([...report(['temperature', 'top_p'], ['renamed 2 tools']).headers]).toEqual([
      ['x-q2api-model', 'claude-sonnet-4.5'],
      ['x-q2api-ignored', 'temperature, top_p'],
      ['x-q2api-repairs', 'renamed 2 tools'],
    ]);
    expect([...report([], []).headers.keys()]).toEqual(['x-q2api-model']);
  });

  it('stays a legal header of bounded length whatever the names hold', () => {
    const value =
      report(['键\r\nset-cookie: a=b', 'x'.repeat(5000)], []).headers.get('x-q2api-ignored') ?? '';
    expect(() => validateHeaderValue('x-q2api-ignored', value)).not.toThrow();
    expect(value).not.toMatch(/[\r\n]/);
    expect(value.length).toBeLessThanOrEqual(1000);
  });

  it('tells the log who answered', () => {
    expect(report([], []).logged).toEqual({
      model: 'claude-sonnet-4.5',
      account: 'a',
      upstreamRequestId: 'r',
    });
  });
});
