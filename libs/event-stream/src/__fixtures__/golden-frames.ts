import type { HeaderValue } from '../header-value.js';

interface GoldenFrame {
  what: string;
  bytes: Buffer;
  headers: [name: string, value: HeaderValue][];
  payload: string;
}

const JSON_CONTENT: [string, HeaderValue] = [':content-type', { type: 'string', value: 'application/json' }];

/** Frames whose bytes were made or confirmed by AWS's own codec (@smithy/eventstream-codec). */
export const goldenFrames: GoldenFrame[] = [
  {
    what: 'a message without headers and payload',
    bytes: hex('00000010 00000000 05c248eb 7d98c8ff'),
    headers: [],
    payload: '',
  },
  {
    what: 'an event',
    bytes: hex(`
      0000007c 0000005c 3bddcf78
      0d3a6d6573736167652d74797065 070005 6576656e74
      0b3a6576656e742d74797065 070016 617373697374616e74526573706f6e73654576656e74
      0d3a636f6e74656e742d74797065 070010 6170706c69636174696f6e2f6a736f6e
      7b22636f6e74656e74223a224869227d 09f66f51`),
    headers: [
      [':message-type', { type: 'string', value: 'event' }],
      [':event-type', { type: 'string', value: 'assistantResponseEvent' }],
      JSON_CONTENT,
    ],
    payload: '{"content":"Hi"}',
  },
  {
    what: 'an exception',
    bytes: hex(`
      0000008c 00000061 2b81d334
      0d3a6d6573736167652d74797065 070009 657863657074696f6e
      0f3a657863657074696f6e2d74797065 070013 5468726f74746c696e67457863657074696f6e
      0d3a636f6e74656e742d74797065 070010 6170706c69636174696f6e2f6a736f6e
      7b226d657373616765223a2252617465206578636565646564227d e95ce770`),
    headers: [
      [':message-type', { type: 'string', value: 'exception' }],
      [':exception-type', { type: 'string', value: 'ThrottlingException' }],
      JSON_CONTENT,
    ],
    payload: '{"message":"Rate exceeded"}',
  },
  {
    what: 'headers of all ten types',
    bytes: hex(`
      00000092 0000007b 093303ad
      03796573 00
      026e6f 01
      0462797465 02 f9
      0573686f7274 03 fb2e
      07696e7465676572 04 f8a432eb
      046c6f6e67 05 fffffee08e04fb35
      0662696e617279 06 0004 0001feff
      06737472696e67 07 0006 e4bda0e5a5bd
      0974696d657374616d70 08 000001941f297c7b
      0475756964 09 0f8fad5bd9cb469fa16570867728950e
      7061796c6f6164 73c709c8`),
    headers: [
      ['yes', { type: 'boolean', value: true }],
      ['no', { type: 'boolean', value: false }],
      ['byte', { type: 'byte', value: -7 }],
      ['short', { type: 'short', value: -1234 }],
      ['integer', { type: 'integer', value: -123456789 }],
      ['long', { type: 'long', value: -1234567890123n }],
      ['binary', { type: 'binary', value: Buffer.from([0, 1, 254, 255]) }],
      ['string', { type: 'string', value: '你好' }],
      ['timestamp', { type: 'timestamp', value: 1735689600123n }],
      ['uuid', { type: 'uuid', value: '0f8fad5b-d9cb-469f-a165-70867728950e' }],
    ],
    payload: 'payload',
  },
];

/** All golden frames in one stream. */
export const goldenStream = Buffer.concat(goldenFrames.map(({ bytes }) => bytes));

function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'hex');
}
