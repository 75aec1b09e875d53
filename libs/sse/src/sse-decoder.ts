import type { SseMessage } from './sse-message.js';

/**
 * Decodes the text of a `text/event-stream` (WHATWG HTML §9.2.6), cut anywhere. Bytes become text by a streaming
 * TextDecoder before. Comments, `retry` and unknown fields are skipped.
 */
export class SseDecoder {
  /** The beginning of a line whose end has not arrived. */
  #line = '';
  /** A line ended with CR: a LF that comes next belongs to it. */
  #afterCarriageReturn = false;
  #atStart = true;
  #data: string[] = [];
  #event = '';
  #id = '';

  /** Takes the next text and returns the messages that it completes. */
  push(text: string): SseMessage[] {
    const messages: SseMessage[] = [];
    const lineEnd = /\r\n|\r|\n/g;
    let start = this.#skip(text);
    lineEnd.lastIndex = start;
    for (let end = lineEnd.exec(text); end; end = lineEnd.exec(text)) {
      const message = this.#endLine(this.#line + text.slice(start, end.index));
      if (message) messages.push(message);
      this.#line = '';
      start = lineEnd.lastIndex;
    }
    this.#line += text.slice(start);
    if (text !== '') this.#afterCarriageReturn = text.endsWith('\r');
    return messages;
  }

  /**
   * Ends the stream. A message without its blank line was cut off: the format discards it, so there never is one to return.
   */
  end(): SseMessage[] {
    return [];
  }

  /** How many characters at the beginning of `text` are no content: a byte order mark, the LF of a CRLF cut in two. */
  #skip(text: string): number {
    if (text === '') return 0;
    const skipped =
      (this.#atStart && text[0] === '\uFEFF') || (this.#afterCarriageReturn && text[0] === '\n');
    this.#atStart = false;
    return skipped ? 1 : 0;
  }

  #endLine(line: string): SseMessage | undefined {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#event = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return undefined;
  }

  /** A blank line ends a message; without a data line there is none. */
  #dispatch(): SseMessage | undefined {
    const data = this.#data;
    const event = this.#event;
    this.#data = [];
    this.#event = '';
    if (data.length === 0) return undefined;
    return {
      data: data.join('\n'),
      ...(event !== '' && { event }),
      ...(this.#id !== '' && { id: this.#id }),
    };
  }
}
