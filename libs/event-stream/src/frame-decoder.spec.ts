import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { corruptedFrames } from './__fixtures__/corrupted-frames.js';
import { decodePieces, piecesOf } from './__fixtures__/decode-pieces.js';
import { goldenFrames, goldenStream } from './__fixtures__/golden-frames.js';
import { FrameDecoder } from './frame-decoder.js';
import { encodeEvent, encodeFrame } from './frame-encoder.js';

const golden = goldenFrames.map(({ headers, payload }) => ({ headers, payload }));
const truncated = expect.objectContaining({ code: 'truncated' });

describe('FrameDecoder on a sound stream', () => {
  it.each(goldenFrames)('reads $what', ({ bytes, headers, payload }) => {
    expect(decodePieces([bytes])).toEqual({ frames: [{ headers, payload }] });
  });

  it('reads the same from two pieces cut anywhere', () => {
    for (let cut = 0; cut <= goldenStream.length; cut++) {
      const pieces = [goldenStream.subarray(0, cut), goldenStream.subarray(cut)];
      expect(decodePieces(pieces)).toEqual({ frames: golden });
    }
  });

  it('reads the same from pieces of any length, down to single bytes', () => {
    for (let length = 1; length <= goldenStream.length; length++) {
      expect(decodePieces(piecesOf(goldenStream, length))).toEqual({ frames: golden });
    }
  });

  it('reads a plain Uint8Array that is part of a larger memory', () => {
    const memory = new Uint8Array(goldenStream.length + 20);
    memory.set(goldenStream, 7);
    expect(decodePieces([memory.subarray(7, 7 + goldenStream.length)])).toEqual({ frames: golden });
  });

  it('delivers a frame with its last byte', () => {
    const decoder = new FrameDecoder();
    const bytes = encodeEvent('assistantResponseEvent', { content: 'x' });
    expect(decoder.push(bytes.subarray(0, -1))).toEqual([]);
    expect(decoder.push(bytes.subarray(-1))).toHaveLength(1);
  });

  it('keeps types apart whose headers have the same length', () => {
    const stream = ['metadataEvent', 'meteringEvent', 'metadataEvent'].map((name) => encodeEvent(name, {}));
    const names = new FrameDecoder().push(Buffer.concat(stream)).map(({ name }) => name);
    expect(names).toEqual(['metadataEvent', 'meteringEvent', 'metadataEvent']);
  });

  it('remembers no memory that it was handed', () => {
    const memory = encodeEvent('firstEvent', {});
    const names = new FrameDecoder().push(memory).map(({ name }) => name);
    encodeEvent('otherEvent', {}).copy(memory);
    names.push(...new FrameDecoder().push(memory).map(({ name }) => name));
    expect(names).toEqual(['firstEvent', 'otherEvent']);
  });

  it('reads payloads of every length around the remembered ones', () => {
    const payloads = Array.from({ length: 600 }, (_, length) => Buffer.alloc(length, length));
    const stream = Buffer.concat(payloads.map((payload) => encodeFrame({ headers: [], payload })));
    expect(new FrameDecoder().push(stream).map(({ payload }) => payload)).toEqual(payloads);
  });

  it('takes the end of an empty stream', () => {
    expect(decodePieces([])).toEqual({ frames: [] });
    expect(decodePieces([Buffer.alloc(0)])).toEqual({ frames: [] });
  });
});

describe('FrameDecoder on a damaged stream', () => {
  it.each(corruptedFrames)('refuses $what with its last byte, not before', ({ bytes, code }) => {
    const decoder = new FrameDecoder();
    expect(piecesOf(bytes.subarray(0, -1), 1).flatMap((byte) => decoder.push(byte))).toEqual([]);
    expect(() => decoder.push(bytes.subarray(-1))).toThrow(
      expect.objectContaining({ name: 'EventStreamError', code }),
    );
  });

  it.each(corruptedFrames)('delivers the frames before $what, however they are cut', ({ bytes, code }) => {
    const stream = Buffer.concat([goldenStream, bytes, goldenStream]);
    for (const length of [1, 2, 3, 5, 11, 64, 100, 125, 4096, stream.length]) {
      const decoded = decodePieces(piecesOf(stream, length));
      expect(decoded.frames).toEqual(golden);
      expect(decoded.failure?.code).toBe(code);
    }
  });

  it('says at the end what it found behind good frames', () => {
    const decoder = new FrameDecoder();
    const damaged = Buffer.concat([goldenStream, Buffer.alloc(4)]);
    expect(decoder.push(damaged)).toHaveLength(golden.length);
    expect(() => decoder.end()).toThrow(expect.objectContaining({ code: 'bad-length' }));
  });

  it('says when asked with an empty chunk what it found behind good frames', () => {
    const decoder = new FrameDecoder();
    decoder.push(Buffer.concat([goldenStream, Buffer.alloc(4)]));
    expect(() => decoder.push(Buffer.alloc(0))).toThrow(expect.objectContaining({ code: 'bad-length' }));
  });

  it('tells of a fault behind good frames without another call', () => {
    const decoder = new FrameDecoder();
    const damaged = Buffer.from(goldenStream);
    damaged[damaged.length - 1]! ^= 1;
    expect(decoder.failure).toBeUndefined();
    expect(decoder.push(damaged).length).toBeGreaterThan(0);
    expect(decoder.failure).toMatchObject({ code: 'bad-message-crc' });
  });

  it('stays failed', () => {
    const decoder = new FrameDecoder();
    const badLength = expect.objectContaining({ code: 'bad-length' });
    expect(() => decoder.push(Buffer.alloc(4))).toThrow(badLength);
    expect(() => decoder.push(goldenStream)).toThrow(badLength);
    expect(() => decoder.end()).toThrow(badLength);
  });

  it('notices every single flipped bit', () => {
    for (let bit = 0; bit < goldenStream.length * 8; bit++) {
      const damaged = Buffer.from(goldenStream);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      const { frames, failure } = decodePieces([damaged]);
      expect(failure).toBeDefined();
      expect(frames).toEqual(golden.slice(0, frames.length));
    }
  });

  it('notices every missing byte', () => {
    for (let missing = 0; missing < goldenStream.length; missing++) {
      const pieces = [goldenStream.subarray(0, missing), goldenStream.subarray(missing + 1)];
      const { frames, failure } = decodePieces([Buffer.concat(pieces)]);
      expect(failure).toBeDefined();
      expect(frames).toEqual(golden.slice(0, frames.length));
    }
  });

  it('notices an end anywhere but between two frames', () => {
    const ends = new Set([0]);
    for (const { bytes } of goldenFrames) ends.add(Math.max(...ends) + bytes.length);
    for (let length = 0; length <= goldenStream.length; length++) {
      const { failure } = decodePieces([goldenStream.subarray(0, length)]);
      if (ends.has(length)) expect(failure).toBeUndefined();
      else expect(failure).toEqual(truncated);
    }
  });
});

describe('FrameDecoder and memory', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('does not copy a frame that lies whole in its chunk', () => {
    for (const { payload } of new FrameDecoder().push(goldenStream)) {
      expect(payload.buffer).toBe(goldenStream.buffer);
    }
  });

  it('copies each byte of a frame in single bytes about once, into memory taken about once', () => {
    const bytes = encodeFrame({ headers: [], payload: Buffer.alloc(64 * 1024) });
    const pieces = piecesOf(bytes, 1);
    const copy = jest.spyOn(Buffer.prototype, 'copy');
    const set = jest.spyOn(Buffer.prototype, 'set');
    const concat = jest.spyOn(Buffer, 'concat');
    const allocations = [jest.spyOn(Buffer, 'allocUnsafe'), jest.spyOn(Buffer, 'alloc')];

    const decoder = new FrameDecoder();
    const frames = pieces.flatMap((piece) => decoder.push(piece));

    const copied = copy.mock.results.reduce((sum, { value }) => sum + Number(value), 0);
    const taken = allocations.flatMap(({ mock }) => mock.calls).reduce((sum, [size]) => sum + size, 0);
    expect(frames).toHaveLength(1);
    expect(copied).toBe(bytes.length + 12);
    expect(taken).toBe(bytes.length + 12);
    expect(set).not.toHaveBeenCalled();
    expect(concat).not.toHaveBeenCalled();
  });

  it('takes no memory for a frame before its length is proven', () => {
    const allocate = jest.spyOn(Buffer, 'allocUnsafe');
    const decoder = new FrameDecoder();
    decoder.push(Buffer.from('0100000000000000', 'hex'));
    expect(() => decoder.push(Buffer.alloc(4))).toThrow(expect.objectContaining({ code: 'bad-prelude-crc' }));
    expect(allocate.mock.calls).toEqual([[12]]);
  });
});
