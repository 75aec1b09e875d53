import { EventStreamError } from './errors.js';
import { HeaderType, MAX_NAME_LENGTH, MAX_VALUE_LENGTH, type HeaderValue } from './header-value.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * Encodes headers in the given order. Throws EventStreamError `bad-header` for a name of 0 or more than 255 bytes, a
 * binary or string value above 32,767 bytes, a number outside its type's range, or text that is not a UUID.
 */
export function encodeHeaders(headers: readonly (readonly [name: string, value: HeaderValue])[]): Buffer {
  return Buffer.concat(headers.flatMap(([name, value]) => [encodeName(name), encodeValue(name, value)]));
}

function encodeName(name: string): Buffer {
  const text = Buffer.from(name);
  if (text.length === 0 || text.length > MAX_NAME_LENGTH) {
    throw new EventStreamError(
      'bad-header',
      `a header name of ${text.length} bytes is not 1 to ${MAX_NAME_LENGTH}`,
    );
  }
  return Buffer.concat([Buffer.of(text.length), text]);
}

function encodeValue(name: string, header: HeaderValue): Buffer {
  switch (header.type) {
    case 'boolean':
      return Buffer.of(header.value ? HeaderType.true : HeaderType.false);
    case 'byte':
      return encodeInteger(name, HeaderType.byte, 1, header.value);
    case 'short':
      return encodeInteger(name, HeaderType.short, 2, header.value);
    case 'integer':
      return encodeInteger(name, HeaderType.integer, 4, header.value);
    case 'long':
      return encodeInteger(name, HeaderType.long, 8, header.value);
    case 'timestamp':
      return encodeInteger(name, HeaderType.timestamp, 8, header.value);
    case 'binary':
      return encodeSized(name, HeaderType.binary, header.value);
    case 'string':
      return encodeSized(name, HeaderType.string, Buffer.from(header.value));
    case 'uuid':
      return encodeUuid(name, header.value);
  }
}

function encodeInteger(name: string, type: number, width: 1 | 2 | 4 | 8, value: number | bigint): Buffer {
  if (!fits(value, width)) {
    throw new EventStreamError('bad-header', `${name}: ${value} is not a signed integer of ${width} bytes`);
  }
  const bytes = Buffer.alloc(9);
  bytes[0] = type;
  bytes.writeBigInt64BE(BigInt(value) << BigInt(64 - 8 * width), 1);
  return bytes.subarray(0, 1 + width);
}

function fits(value: number | bigint, width: number): boolean {
  if (typeof value === 'number' && !Number.isInteger(value)) return false;
  return BigInt.asIntN(8 * width, BigInt(value)) === BigInt(value);
}

function encodeSized(name: string, type: number, value: Uint8Array): Buffer {
  if (value.length > MAX_VALUE_LENGTH) {
    throw new EventStreamError('bad-header', `${name}: ${value.length} bytes exceed ${MAX_VALUE_LENGTH}`);
  }
  return Buffer.concat([Buffer.of(type, value.length >> 8, value.length & 0xff), value]);
}

function encodeUuid(name: string, value: string): Buffer {
  if (!UUID.test(value)) throw new EventStreamError('bad-header', `${name}: not a UUID`);
  return Buffer.concat([Buffer.of(HeaderType.uuid), Buffer.from(value.replaceAll('-', ''), 'hex')]);
}
