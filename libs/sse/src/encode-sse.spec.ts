import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeSse } from './encode-sse.js';
import { SseDecoder } from './sse-decoder.js';

describe('encodeSse', () => {
  it('writes data alone', () => {
    expect(encodeSse('{"a":1}')).toBe('data: {"a":1}\n\n');
  });

  it('writes the event name before the data', () => {
    expect(encodeSse('{}', 'ping')).toBe('event: ping\ndata: {}\n\n');
  });

  it('writes empty data as a message', () => {
    expect(encodeSse('')).toBe('data: \n\n');
  });

  it('gives every line of the data its own field, whatever ends it', () => {
    expect(encodeSse('a\nb\r\nc\rd\n')).toBe('data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n');
  });

  it.each(['a\nb', 'a\rb', 'ping\n\ndata: forged'])('refuses the event name %j', (event) => {
    expect(() => encodeSse('x', event)).toThrow(RangeError);
  });

  it('is read back as it was, but for the kind of its line ends', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', ':', '\n', '\r', '你', '\uFEFF', 'data') });
    const name = fc.string({ unit: fc.constantFrom('a', ':', '_'), minLength: 1 });
    fc.assert(
      fc.property(text, fc.option(name, { nil: undefined }), (data, event) => {
        const expected = { data: data.replace(/\r\n?/g, '\n'), ...(event !== undefined && { event }) };
        expect(new SseDecoder().push(encodeSse(data, event))).toEqual([expected]);
      }),
    );
  });
});
