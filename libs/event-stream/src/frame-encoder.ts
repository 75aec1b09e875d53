import { crc32 } from './crc.js';
import { encodeHeaders } from './encode-headers.js';
import type { HeaderValue } from './header-value.js';
import {
  checkFrameLength,
  checkHeadersLength,
  CRC_LENGTH,
  HEADERS_LENGTH_AT,
  MIN_FRAME_LENGTH,
  PRELUDE_CRC_AT,
  PRELUDE_LENGTH,
} from './prelude.js';
import { viewOf } from './view-of.js';

/** Encodes one message. Throws EventStreamError `bad-length` or `bad-header` for what the format cannot carry. */
export function encodeFrame(frame: {
  headers: readonly (readonly [name: string, value: HeaderValue])[];
  payload: Uint8Array;
}): Buffer {
  return assemble(encodeHeaders(frame.headers), frame.payload);
}

/** Encodes an event with a JSON payload, its headers in the order in which Amazon Q sends them. */
export function encodeEvent(eventType: string, payload: object): Buffer {
  return assemble(jsonMessageHeaders('event', ':event-type', eventType), jsonBytes(payload));
}

/** Encodes an exception with a JSON payload: the service sends nothing after it. */
export function encodeException(exceptionType: string, payload: object): Buffer {
  return assemble(jsonMessageHeaders('exception', ':exception-type', exceptionType), jsonBytes(payload));
}

/** Header blocks of JSON messages by their name header and name: a service has some twenty of them. */
const jsonHeaders = new Map<string, Buffer>();

function jsonMessageHeaders(messageType: string, nameHeader: string, name: string): Buffer {
  const key = nameHeader + name;
  let block = jsonHeaders.get(key);
  if (!block) {
    block = encodeHeaders([
      [':message-type', { type: 'string', value: messageType }],
      [nameHeader, { type: 'string', value: name }],
      [':content-type', { type: 'string', value: 'application/json' }],
    ]);
    jsonHeaders.set(key, block);
  }
  return block;
}

function jsonBytes(payload: object): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

function assemble(headers: Buffer, payload: Uint8Array): Buffer {
  const length = MIN_FRAME_LENGTH + headers.length + payload.length;
  checkFrameLength(length);
  checkHeadersLength(headers.length, length);

  const bytes = Buffer.allocUnsafe(length);
  const view = viewOf(bytes);
  const crcAt = length - CRC_LENGTH;
  view.setUint32(0, length);
  view.setUint32(HEADERS_LENGTH_AT, headers.length);
  view.setUint32(PRELUDE_CRC_AT, crc32(view, 0, PRELUDE_CRC_AT));
  bytes.set(headers, PRELUDE_LENGTH);
  bytes.set(payload, PRELUDE_LENGTH + headers.length);
  view.setUint32(crcAt, crc32(view, 0, crcAt));
  return bytes;
}
