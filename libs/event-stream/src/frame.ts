import { EventStreamError } from './errors.js';
import type { HeaderBlock, MessageType } from './header-block.js';
import type { HeaderValue } from './header-value.js';

/** One message of the stream, its checksums proven. */
export class Frame {
  readonly #headers: HeaderBlock;

  constructor(
    headers: HeaderBlock,
    /** A view into the bytes that were pushed when the frame lay whole in them; valid as long as it is referenced. */
    readonly payload: Buffer,
  ) {
    this.#headers = headers;
  }

  /** `:message-type`. Throws EventStreamError `bad-header` when the message has none or an unknown one. */
  get messageType(): MessageType {
    return this.#headers.messageType ?? missing(':message-type');
  }

  /**
   * `:event-type`, `:exception-type` or `:error-code`, as the message type says. Throws EventStreamError `bad-header` when
   * the message lacks it.
   */
  get name(): string {
    return this.#headers.name ?? missing('name');
  }

  /** All headers, decoded at every read. */
  get headers(): Map<string, HeaderValue> {
    return this.#headers.decode();
  }
}

function missing(what: string): never {
  throw new EventStreamError('bad-header', `a message has no valid ${what}`);
}
