import { describe, expect, it } from '@jest/globals';
import { EventStreamError } from './errors.js';
import type { Frame } from './frame.js';
import { FrameDecoder } from './frame-decoder.js';
import { encodeEvent, encodeException, encodeFrame } from './frame-encoder.js';
import type { HeaderValue } from './header-value.js';

function decodeOne(bytes: Buffer): Frame {
  const [frame, ...others] = new FrameDecoder().push(bytes);
  if (!frame || others.length > 0) throw new Error('expected one frame');
  return frame;
}

function withHeaders(headers: Record<string, string>): Frame {
  const list = Object.entries(headers).map(([name, value]): [string, HeaderValue] => [
    name,
    { type: 'string', value },
  ]);
  return decodeOne(encodeFrame({ headers: list, payload: Buffer.from('{}') }));
}

const badHeader = expect.objectContaining({ constructor: EventStreamError, code: 'bad-header' });

describe('Frame', () => {
  it('is an event with its event type', () => {
    const frame = decodeOne(encodeEvent('toolUseEvent', { name: 'x' }));
    expect([frame.messageType, frame.name, frame.payload.toString()]).toEqual([
      'event',
      'toolUseEvent',
      '{"name":"x"}',
    ]);
  });

  it('is an exception with its exception type', () => {
    const frame = decodeOne(encodeException('ValidationException', {}));
    expect([frame.messageType, frame.name]).toEqual(['exception', 'ValidationException']);
  });

  it('is an error with its error code', () => {
    const frame = withHeaders({
      ':message-type': 'error',
      ':error-code': 'Internal',
      ':error-message': 'text',
    });
    expect([frame.messageType, frame.name]).toEqual(['error', 'Internal']);
    expect(frame.headers.get(':error-message')).toEqual({ type: 'string', value: 'text' });
  });

  it('knows its headers in any order, between others', () => {
    const frame = withHeaders({
      ':content-type': 'a/b',
      ':event-type': 'e',
      other: 'x',
      ':message-type': 'event',
    });
    expect([frame.messageType, frame.name]).toEqual(['event', 'e']);
    expect([...frame.headers.keys()]).toEqual([':content-type', ':event-type', 'other', ':message-type']);
  });

  it('hands out headers that nobody else sees changed', () => {
    const bytes = encodeFrame({
      headers: [['b', { type: 'binary', value: Buffer.of(1) }]],
      payload: Buffer.alloc(0),
    });
    const frame = decodeOne(bytes);
    const header = frame.headers.get('b');
    if (header?.type !== 'binary') throw new Error('expected a binary header');
    header.value[0] = 2;
    frame.headers.clear();
    expect(frame.headers).toEqual(new Map([['b', { type: 'binary', value: Buffer.of(1) }]]));
    expect(decodeOne(bytes).headers.get('b')).toEqual({ type: 'binary', value: Buffer.of(1) });
  });

  it.each([
    ['no message type', {}],
    ['an unknown message type', { ':message-type': 'gossip', ':event-type': 'e' }],
    ['a message type that is a property of every object', { ':message-type': 'constructor' }],
  ])('with %s says so when asked', (_, headers) => {
    const frame = withHeaders(headers);
    expect(() => frame.messageType).toThrow(badHeader);
    expect(() => frame.name).toThrow(badHeader);
  });

  it('without a name says so when asked', () => {
    const frame = withHeaders({ ':message-type': 'exception', ':event-type': 'e' });
    expect(frame.messageType).toBe('exception');
    expect(() => frame.name).toThrow(badHeader);
  });
});
