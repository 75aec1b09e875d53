import { describe, expect, it } from '@jest/globals';
import { EventStreamCodec, Int64, type MessageHeaderValue } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { FrameDecoder } from './frame-decoder.js';
import { encodeFrame } from './frame-encoder.js';
import type { HeaderValue } from './header-value.js';

interface Message {
  headers: [name: string, value: HeaderValue][];
  payload: Uint8Array;
}

const aws = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()),
  (text) => Buffer.from(text),
);

/** The codec's values differ from ours only where it has no exact number: for 64 bits. */
function toAws(header: HeaderValue): MessageHeaderValue {
  if (header.type === 'timestamp') return { type: 'timestamp', value: new Date(Number(header.value)) };
  if (header.type !== 'long') return header;
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(header.value);
  return { type: 'long', value: new Int64(bytes) };
}

function fromAws(header: MessageHeaderValue): HeaderValue {
  if (header.type === 'timestamp') return { type: 'timestamp', value: BigInt(header.value.getTime()) };
  if (header.type === 'binary') return { type: 'binary', value: Buffer.from(header.value) };
  if (header.type !== 'long') return header;
  return { type: 'long', value: Buffer.from(header.value.bytes).readBigInt64BE() };
}

const text = fc.string({ unit: 'binary', maxLength: 40 });
const signed = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
const headerValue: fc.Arbitrary<HeaderValue> = fc.oneof(
  fc.boolean().map((value) => ({ type: 'boolean' as const, value })),
  signed(8).map((value) => ({ type: 'byte' as const, value })),
  signed(16).map((value) => ({ type: 'short' as const, value })),
  signed(32).map((value) => ({ type: 'integer' as const, value })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => ({ type: 'long' as const, value })),
  fc.uint8Array({ maxLength: 300 }).map((value) => ({ type: 'binary' as const, value: Buffer.from(value) })),
  text.map((value) => ({ type: 'string' as const, value })),
  fc
    .date({ noInvalidDate: true })
    .map((date) => ({ type: 'timestamp' as const, value: BigInt(date.getTime()) })),
  fc.uuid().map((value) => ({ type: 'uuid' as const, value })),
);
const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .filter((value) => value !== '__proto__');
const message: fc.Arbitrary<Message> = fc.record({
  headers: fc.uniqueArray(fc.tuple(name, headerValue), { maxLength: 12, selector: ([key]) => key }),
  payload: fc.uint8Array({ maxLength: 700 }),
});

function encodeWithAws({ headers, payload }: Message): Buffer {
  const values = headers.map(([key, value]) => [key, toAws(value)] as const);
  return Buffer.from(aws.encode({ headers: Object.fromEntries(values), body: payload }));
}

describe("AWS's codec as referee", () => {
  it('writes what FrameDecoder reads, cut anywhere', () => {
    const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), cuts, (messages, lengths) => {
        const stream = Buffer.concat(messages.map(encodeWithAws));
        const decoder = new FrameDecoder();
        const frames = [];
        for (let start = 0; start < stream.length;) {
          const end = start + lengths.next().value;
          frames.push(...decoder.push(stream.subarray(start, end)));
          start = end;
        }
        decoder.end();
        expect(frames.map(({ headers, payload }) => ({ headers, payload }))).toEqual(
          messages.map(({ headers, payload }) => ({
            headers: new Map(headers),
            payload: Buffer.from(payload),
          })),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('reads what encodeFrame writes', () => {
    fc.assert(
      fc.property(message, ({ headers, payload }) => {
        const decoded = aws.decode(encodeFrame({ headers, payload }));
        const values = Object.entries(decoded.headers).map(([key, value]) => [key, fromAws(value)] as const);
        expect(new Map(values)).toEqual(new Map(headers));
        expect(Buffer.from(decoded.body)).toEqual(Buffer.from(payload));
      }),
      { numRuns: 400 },
    );
  });

  it('refuses a random frame with any one bit flipped, and so does FrameDecoder', () => {
    fc.assert(
      fc.property(message, fc.nat(), ({ headers, payload }, random) => {
        const damaged = encodeFrame({ headers, payload });
        const bit = random % (damaged.length * 8);
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        const decoder = new FrameDecoder();
        expect(() => {
          decoder.push(damaged);
          decoder.end();
        }).toThrow();
        expect(() => aws.decode(damaged)).toThrow();
      }),
      { numRuns: 400 },
    );
  });
});
