const FILLER = 'The quick brown fox jumps over the lazy dog. ';

/** `length` characters of a text that repeats itself, from its character `start`; all ASCII. */
export function filler(start: number, length: number): string {
  const offset = start % FILLER.length;
  return FILLER.repeat(Math.ceil((offset + length) / FILLER.length)).slice(offset, offset + length);
}
