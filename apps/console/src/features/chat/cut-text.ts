const PIECE_LENGTH = 8_000;
/** How far back a line end is looked for, to cut where nobody sees it. */
const SEARCH_LENGTH = 2_000;

/**
 * Cuts text into pieces of at most 8,000 characters, at line ends where there are some. Text that grows at its end
 * keeps all its pieces but the last. The line end at which it was cut is left out: each piece is drawn as a block.
 */
export function cutText(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > PIECE_LENGTH) {
    const lineEnd = text.lastIndexOf('\n', start + PIECE_LENGTH);
    const isNear = lineEnd > start + PIECE_LENGTH - SEARCH_LENGTH;
    const end = isNear ? lineEnd : endOfCharacter(text, start + PIECE_LENGTH);
    pieces.push(text.slice(start, end));
    start = isNear ? end + 1 : end;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Not between the halves of a surrogate pair. */
function endOfCharacter(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? end - 1 : end;
}
