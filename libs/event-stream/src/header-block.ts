import { crc32 } from './crc.js';
import { decodeHeaders } from './decode-headers.js';
import type { HeaderValue } from './header-value.js';
import { PRELUDE_LENGTH } from './prelude.js';
import { viewOf } from './view-of.js';

/** What a message is: an event, a modelled exception, or an error that the service's model does not know. */
export type MessageType = 'event' | 'exception' | 'error';

/** The header that names the message, by its type (AWS event stream encoding). */
const NAME_HEADER: Record<MessageType, string> = {
  event: ':event-type',
  exception: ':exception-type',
  error: ':error-code',
};

/** Longest frame whose leading checksum is remembered: nearly all deltas are shorter. */
const MAX_REMEMBERED_FRAME = 511;

/** A frame's header block, decoded once for all frames that carry the same bytes. */
export class HeaderBlock {
  /** `:message-type`, unless it is missing or unknown. */
  readonly messageType: MessageType | undefined;
  /** What the message type's own header says, unless it is missing. */
  readonly name: string | undefined;
  readonly #bytes: Buffer;
  readonly #view: DataView;
  /** By frame length; 0 is "not yet computed". */
  readonly #leadingCrcs = new Uint32Array(MAX_REMEMBERED_FRAME + 1);

  /** Keeps `bytes`. Throws EventStreamError `bad-header` when they are malformed. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    const headers = this.decode();
    this.messageType = messageType(headers);
    this.name = this.messageType && text(headers, NAME_HEADER[this.messageType]);
  }

  decode(): Map<string, HeaderValue> {
    return decodeHeaders(this.#bytes);
  }

  /** Whether the bytes at `start` are this block. */
  isAt(view: DataView, start: number): boolean {
    const own = this.#view;
    const length = own.byteLength;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (own.getInt32(i) !== view.getInt32(start + i)) return false;
    for (; i < length; i++) if (own.getInt8(i) !== view.getInt8(start + i)) return false;
    return true;
  }

  /**
   * The checksum of prelude and headers of the frame at `start`, which begins with a proven prelude and this block. Such a
   * beginning is the same in all frames of one length, so it need not be summed again.
   */
  leadingCrc(view: DataView, start: number, frameLength: number): number {
    const end = start + PRELUDE_LENGTH + this.#bytes.length;
    if (frameLength > MAX_REMEMBERED_FRAME) return crc32(view, start, end);
    return (this.#leadingCrcs[frameLength] ||= crc32(view, start, end));
  }
}

function messageType(headers: Map<string, HeaderValue>): MessageType | undefined {
  const value = text(headers, ':message-type');
  return value === 'event' || value === 'exception' || value === 'error' ? value : undefined;
}

function text(headers: Map<string, HeaderValue>, name: string): string | undefined {
  const header = headers.get(name);
  return header?.type === 'string' ? header.value : undefined;
}
