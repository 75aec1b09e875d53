import { EventStreamError } from './errors.js';
import { HeaderType, MAX_VALUE_LENGTH, UUID_LENGTH, type HeaderValue } from './header-value.js';

/**
 * Decodes a header block. Of a name that occurs twice the last value counts, as in AWS's clients. Binary values are
 * copies. Throws EventStreamError `bad-header` when the block is malformed.
 */
export function decodeHeaders(block: Buffer): Map<string, HeaderValue> {
  const headers = new Map<string, HeaderValue>();
  const reader = new HeaderReader(block);
  while (!reader.atEnd) headers.set(reader.readName(), reader.readValue());
  return headers;
}

class HeaderReader {
  #position = 0;

  constructor(private readonly block: Buffer) {}

  get atEnd(): boolean {
    return this.#position === this.block.length;
  }

  readName(): string {
    const length = this.block.readUInt8(this.#take(1));
    if (length === 0) throw new EventStreamError('bad-header', 'a header has an empty name');
    return this.#text(length);
  }

  readValue(): HeaderValue {
    const { block } = this;
    const type = block.readUInt8(this.#take(1));
    switch (type) {
      case HeaderType.true:
        return { type: 'boolean', value: true };
      case HeaderType.false:
        return { type: 'boolean', value: false };
      case HeaderType.byte:
        return { type: 'byte', value: block.readInt8(this.#take(1)) };
      case HeaderType.short:
        return { type: 'short', value: block.readInt16BE(this.#take(2)) };
      case HeaderType.integer:
        return { type: 'integer', value: block.readInt32BE(this.#take(4)) };
      case HeaderType.long:
        return { type: 'long', value: block.readBigInt64BE(this.#take(8)) };
      case HeaderType.binary:
        return { type: 'binary', value: Buffer.from(this.#bytes(this.#valueLength())) };
      case HeaderType.string:
        return { type: 'string', value: this.#text(this.#valueLength()) };
      case HeaderType.timestamp:
        return { type: 'timestamp', value: block.readBigInt64BE(this.#take(8)) };
      case HeaderType.uuid:
        return { type: 'uuid', value: formatUuid(this.#bytes(UUID_LENGTH)) };
      default:
        throw new EventStreamError('bad-header', `a header has the unknown type ${type}`);
    }
  }

  #valueLength(): number {
    const length = this.block.readUInt16BE(this.#take(2));
    if (length > MAX_VALUE_LENGTH) {
      throw new EventStreamError(
        'bad-header',
        `a header value of ${length} bytes exceeds ${MAX_VALUE_LENGTH}`,
      );
    }
    return length;
  }

  #text(length: number): string {
    return this.#bytes(length).toString('utf8');
  }

  #bytes(length: number): Buffer {
    const start = this.#take(length);
    return this.block.subarray(start, start + length);
  }

  /** Steps over the next `length` bytes and returns where they start. */
  #take(length: number): number {
    const start = this.#position;
    if (start + length > this.block.length) {
      throw new EventStreamError('bad-header', 'a header runs over the end of its block');
    }
    this.#position = start + length;
    return start;
  }
}

function formatUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
