import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SseDecoder } from './sse-decoder.js';
import type { SseMessage } from './sse-message.js';

/** Decodes the pieces one after the other. */
function decode(...pieces: string[]): SseMessage[] {
  const decoder = new SseDecoder();
  return [...pieces.flatMap((piece) => decoder.push(piece)), ...decoder.end()];
}

const STREAM = [
  '\uFEFF: a comment\n',
  'event: message_start\ndata: {"a":1}\n\n',
  'data: first\r\ndata:second\r\ndata\r\n\r\n',
  'id: 7\rdata: carriage returns\r\r',
  ':\n\nevent: without data\n\n',
  'retry: 10\nunknown: field\ndata:  two spaces\n\n',
  'data: 你好 😀\r\n\n',
  'data: [DONE]\n\n',
].join('');

const MESSAGES: SseMessage[] = [
  { event: 'message_start', data: '{"a":1}' },
  { data: 'first\nsecond\n' },
  { data: 'carriage returns', id: '7' },
  { data: ' two spaces', id: '7' },
  { data: '你好 😀', id: '7' },
  { data: '[DONE]', id: '7' },
];

describe('SseDecoder', () => {
  it('reads all kinds of line end, multi-line data, comments, names and ids', () => {
    expect(decode(STREAM)).toEqual(MESSAGES);
  });

  it('reads the same from two pieces cut anywhere', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      expect(decode(STREAM.slice(0, cut), STREAM.slice(cut))).toEqual(MESSAGES);
    }
  });

  it('reads the same from single characters, empty pieces among them', () => {
    expect(decode(...STREAM.split('').flatMap((character) => [character, '']))).toEqual(MESSAGES);
  });

  it('reads the same however any lines are cut', () => {
    const lines = fc.array(
      fc.constantFrom('data', 'data: x', 'event: e', 'id: 1', ':', '', '\n', '\r', '\r\n', '\uFEFF'),
    );
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.integer({ min: 1, max: 5 })), (parts, lengths) => {
        const text = parts.join('');
        const pieces: string[] = [];
        for (let rest = text; rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) {
          pieces.push(rest.slice(0, lengths.next().value));
        }
        expect(decode(...pieces)).toEqual(decode(text));
      }),
    );
  });

  it('delivers a message as soon as its blank line is there', () => {
    const decoder = new SseDecoder();
    expect(decoder.push('data: x\r\n')).toEqual([]);
    expect(decoder.push('\r')).toEqual([{ data: 'x' }]);
    expect(decoder.push('\n')).toEqual([]);
  });

  it.each(['data: {"cut"', 'data: x', 'data: x\n', 'data: x\nevent: y'])(
    'discards the unfinished message %j',
    (text) => {
      expect(decode('data: whole\n\n', text)).toEqual([{ data: 'whole' }]);
    },
  );

  it('delivers a data line without a value as empty data', () => {
    expect(decode('data\n\n')).toEqual([{ data: '' }]);
    expect(decode('data:\n\n')).toEqual([{ data: '' }]);
  });

  it('delivers nothing for a name without data, and forgets the name', () => {
    expect(decode('event: lost\n\ndata: x\n\n')).toEqual([{ data: 'x' }]);
  });

  it('takes the last of several names', () => {
    expect(decode('event: a\nevent: b\ndata: x\n\n')).toEqual([{ event: 'b', data: 'x' }]);
  });

  it('keeps an id until another one comes, ignores one with NUL and forgets it on an empty one', () => {
    expect(decode('id: 1\ndata: a\n\nid: 2\0\ndata: b\n\nid\ndata: c\n\n')).toEqual([
      { data: 'a', id: '1' },
      { data: 'b', id: '1' },
      { data: 'c' },
    ]);
  });

  it('skips a byte order mark only at the very beginning', () => {
    expect(decode('\uFEFFdata: x\n\n')).toEqual([{ data: 'x' }]);
    expect(decode('data: y\n\n\uFEFFdata: x\n\n')).toEqual([{ data: 'y' }]);
    expect(decode('data: y\n\n', '\uFEFFdata: x\n\n')).toEqual([{ data: 'y' }]);
  });

  it('takes field names as they are written', () => {
    expect(decode(' data: x\nDATA: y\ndata : z\n\n')).toEqual([]);
  });
});
