/** Licensed text that a code reference repeats was not seen to be longer (Q CLI looks one event back). */
const KEPT_LENGTH = 16_384;

/** The end of a text that arrives in pieces. Appending and the usual comparison cost no copy of it. */
export class RecentText {
  private pieces: string[] = [];
  private length = 0;

  append(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length > 2 * KEPT_LENGTH) this.forget();
  }

  /** Whether the text so far ends with `suffix`, which is not empty. False when more than the kept end is asked for. */
  endsWith(suffix: string): boolean {
    let rest = suffix.length;
    for (let index = this.pieces.length - 1; index >= 0; index--) {
      const piece = this.pieces[index] ?? '';
      if (piece.length >= rest) return piece.endsWith(suffix.slice(0, rest));
      if (!suffix.startsWith(piece, rest - piece.length)) return false;
      rest -= piece.length;
    }
    return false;
  }

  private forget(): void {
    let first = 0;
    while (this.length > KEPT_LENGTH) this.length -= this.pieces[first++]?.length ?? this.length;
    this.pieces = this.pieces.slice(first);
  }
}
