/**
 * Encodes one message of `text/event-stream` (WHATWG HTML §9.2.5). Every line end in `data` reaches the reader as `\n`,
 * for the format knows no other. Throws RangeError when `event` is more than one line.
 */
export function encodeSse(data: string, event?: string): string {
  const lines = hasLineEnd(data) ? data.split(/\r\n|\r|\n/).join('\ndata: ') : data;
  if (event === undefined) return `data: ${lines}\n\n`;
  if (hasLineEnd(event)) throw new RangeError('an event name is a single line');
  return `event: ${event}\ndata: ${lines}\n\n`;
}

/** Two searches take a third of a regular expression's time, and JSON, the usual data, has no line end. */
function hasLineEnd(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}
