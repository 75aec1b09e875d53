export type EventStreamErrorCode =
  /** A frame or its header block is shorter or longer than the format or our caps allow. */
  | 'bad-length'
  | 'bad-prelude-crc'
  | 'bad-message-crc'
  /** A header is malformed, of unknown type, out of range, or one that every message needs is missing. */
  | 'bad-header'
  /** The stream ended inside a frame. */
  | 'truncated';

/** Bytes that are not a valid event stream, or a frame that cannot be written as one. */
export class EventStreamError extends Error {
  override readonly name = 'EventStreamError';

  constructor(
    readonly code: EventStreamErrorCode,
    message: string,
  ) {
    super(message);
  }
}
