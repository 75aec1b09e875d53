import { PassThrough } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { TurnError } from '@q2api/turn';
import type { Request } from 'express';
import { readJsonBody } from './json-body.js';

const LIMIT = 1000;

function newRequest(headers: Record<string, string> = {}) {
  return Object.assign(new PassThrough(), {
    headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked', ...headers },
    body: undefined as unknown,
  });
}

/** Sends the pieces as a body; returns what the parser made of it. */
function read(pieces: (Buffer | string)[], headers: Record<string, string> = {}, destroy = false) {
  const request = newRequest(headers);
  const result = new Promise<unknown>((resolve) => {
    readJsonBody(request as unknown as Request, LIMIT, (error?: unknown) => resolve(error ?? request.body));
  });
  for (const piece of pieces) request.write(piece);
  if (destroy) request.destroy();
  else request.end();
  return result;
}

describe('readJsonBody', () => {
  it('parses any JSON value, cut anywhere', async () => {
    expect(await read(['{"a": "中', '文"}'])).toEqual({ a: '中文' });
    const bytes = Buffer.from('{"a":"中文"}');
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(await read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual({ a: '中文' });
    }
    expect(await read(['[1]'])).toEqual([1]);
    expect(await read(['7'])).toBe(7);
  });

  it.each([
    ['lets others have their turn', 200_000, true],
    ['goes on at once', 100_000, false],
  ])('%s after parsing a body of %d bytes', async (_what, length, waits) => {
    const request = newRequest();
    let isDone = false;
    let hasWaited = false;
    const watch = () => {
      if (isDone) return;
      hasWaited ||= request.body !== undefined;
      setImmediate(watch);
    };
    watch();
    request.end(JSON.stringify('x'.repeat(length - 2)));
    await new Promise<void>((resolve) => {
      readJsonBody(request as unknown as Request, length, () => {
        isDone = true;
        resolve();
      });
    });
    expect(request.body).toHaveLength(length - 2);
    expect(hasWaited).toBe(waits);
  });

  it('leaves the body undefined when there is none', async () => {
    expect(await read([])).toBeUndefined();
  });

  it('names what is wrong with text that is not JSON', async () => {
    expect(await read(['{"a": '])).toMatchObject({
      kind: 'invalid-request',
      message: expect.stringMatching(/not valid JSON/),
    });
  });

  it('refuses what is nested too deep', async () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(await read([nested(200)])).toBeInstanceOf(Array);
    expect(await read([nested(201)])).toMatchObject({
      kind: 'invalid-request',
      message: expect.stringContaining('deeper than 200'),
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'refuses %p',
    async (type) => {
      const error = await read(['{}'], { 'content-type': type });
      expect(error).toMatchObject({
        kind: 'invalid-request',
        message: expect.stringContaining('application/json'),
      });
    },
  );

  it('takes parameters of the type', async () => {
    expect(await read(['{}'], { 'content-type': 'Application/JSON; charset=utf-8' })).toEqual({});
  });

  it('takes exactly the limit, and no more, whether announced or not', async () => {
    const text = JSON.stringify('x'.repeat(LIMIT - 2));
    expect(await read([text])).toHaveLength(LIMIT - 2);
    expect(await read([text, ' '])).toMatchObject({ kind: 'request-too-large' });
    expect(await read([], { 'content-length': String(LIMIT + 1) })).toMatchObject({
      kind: 'request-too-large',
    });
  });

  it('decompresses, and counts what comes out', async () => {
    const text = '{"a":1}';
    expect(await read([gzipSync(text)], { 'content-encoding': 'gzip' })).toEqual({ a: 1 });
    expect(await read([deflateSync(text)], { 'content-encoding': 'deflate' })).toEqual({ a: 1 });
    expect(await read([brotliCompressSync(text)], { 'content-encoding': 'BR' })).toEqual({ a: 1 });
    const bomb = gzipSync(JSON.stringify('x'.repeat(10_000)));
    expect(await read([bomb], { 'content-encoding': 'gzip' })).toMatchObject({ kind: 'request-too-large' });
    expect(await read(['not gzip'], { 'content-encoding': 'gzip' })).toMatchObject({
      kind: 'invalid-request',
    });
    expect(await read(['{}'], { 'content-encoding': 'rot13' })).toMatchObject({ kind: 'invalid-request' });
  });

  it('reports a sender that breaks off', async () => {
    expect(await read(['{"a"'], {}, true)).toBeInstanceOf(TurnError);
  });
});
