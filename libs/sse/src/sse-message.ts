/** One message of a `text/event-stream` (WHATWG HTML, server-sent events). */
export interface SseMessage {
  /** The event's name; absent stands for the default, `message`. */
  event?: string;
  data: string;
  /** The last id that the stream set, by this message or an earlier one. */
  id?: string;
}
