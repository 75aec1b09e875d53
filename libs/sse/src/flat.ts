/**
 * The parts as one text in one piece, for a text that becomes part of many others: what `+` and templates make is a tree
 * of parts, which V8 walks anew each time that a longer text with it is written out.
 */
export function flat(...parts: readonly string[]): string {
  return parts.join('');
}
