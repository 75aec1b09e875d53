export type StreamErrorCode =
  /** The stream itself says that it failed. */
  | 'error-event'
  /** It ended without its last event. */
  | 'cut-off'
  /** An event is not what the protocol allows. */
  | 'invalid-event';

/** An answer that had begun and could not be finished. */
export class StreamError extends Error {
  override readonly name = 'StreamError';

  constructor(
    readonly code: StreamErrorCode,
    /** The server's own words. */
    readonly detail: string | null = null,
  ) {
    super(detail ?? code);
  }
}

export function parseEvent<T>(data: string): T {
  try {
    return JSON.parse(data) as T;
  } catch {
    throw new StreamError('invalid-event', data.slice(0, 200));
  }
}
