import { describe, expect, it } from '@jest/globals';
import { goldenFrames } from './__fixtures__/golden-frames.js';
import { EventStreamError } from './errors.js';
import { encodeEvent, encodeException, encodeFrame } from './frame-encoder.js';
import type { HeaderValue } from './header-value.js';

const NOTHING = Buffer.alloc(0);

function encodeHeader(name: string, value: HeaderValue): Buffer {
  return encodeFrame({ headers: [[name, value]], payload: NOTHING });
}

describe('encodeFrame', () => {
  it.each(goldenFrames)('writes $what as AWS does', ({ bytes, headers, payload }) => {
    expect(encodeFrame({ headers, payload: Buffer.from(payload) }).toString('hex')).toBe(
      bytes.toString('hex'),
    );
  });

  it.each<[string, string, HeaderValue]>([
    ['an empty name', '', { type: 'boolean', value: true }],
    ['a name above 255 bytes', '你'.repeat(86), { type: 'boolean', value: true }],
    ['a string above 32,767 bytes', 'a', { type: 'string', value: 'x'.repeat(32_768) }],
    ['bytes above 32,767', 'a', { type: 'binary', value: Buffer.alloc(32_768) }],
    ['a byte above its range', 'a', { type: 'byte', value: 128 }],
    ['a short below its range', 'a', { type: 'short', value: -32_769 }],
    ['an integer above its range', 'a', { type: 'integer', value: 2 ** 31 }],
    ['a fraction', 'a', { type: 'integer', value: 1.5 }],
    ['a number that is none', 'a', { type: 'integer', value: NaN }],
    ['a long above its range', 'a', { type: 'long', value: 2n ** 63n }],
    ['a timestamp below its range', 'a', { type: 'timestamp', value: -(2n ** 63n) - 1n }],
    ['text that is not a UUID', 'a', { type: 'uuid', value: '0f8fad5b' }],
  ])('refuses %s', (_, name, value) => {
    expect(() => encodeHeader(name, value)).toThrow(
      expect.objectContaining({ constructor: EventStreamError, code: 'bad-header' }),
    );
  });

  it('refuses more than 128 KiB of headers', () => {
    const header: [string, HeaderValue] = ['name', { type: 'binary', value: Buffer.alloc(32_767) }];
    const headers = [header, header, header, header, header];
    expect(() => encodeFrame({ headers, payload: NOTHING })).toThrow(
      expect.objectContaining({ code: 'bad-length' }),
    );
  });

  it('refuses a frame above 16 MiB and writes one of exactly 16 MiB', () => {
    const largest = Buffer.alloc(16 * 1024 * 1024 - 16);
    expect(encodeFrame({ headers: [], payload: largest })).toHaveLength(16 * 1024 * 1024);
    expect(() => encodeFrame({ headers: [], payload: Buffer.alloc(largest.length + 1) })).toThrow(
      expect.objectContaining({ code: 'bad-length' }),
    );
  });
});

describe('encodeEvent and encodeException', () => {
  it('write the golden frames', () => {
    expect(encodeEvent('assistantResponseEvent', { content: 'Hi' })).toEqual(goldenFrames[1]?.bytes);
    expect(encodeException('ThrottlingException', { message: 'Rate exceeded' })).toEqual(
      goldenFrames[2]?.bytes,
    );
  });

  it('write the same when asked again', () => {
    const first = encodeEvent('meteringEvent', { usage: 1 });
    expect(encodeEvent('meteringEvent', { usage: 1 })).toEqual(first);
    expect(encodeException('meteringEvent', { usage: 1 })).not.toEqual(first);
  });
});
