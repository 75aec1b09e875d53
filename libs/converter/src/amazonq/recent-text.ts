/** Licensed text that a code reference repeats was not seen to be longer (Q CLI looks one event back). */
const KEPT_UNITS = 16_384;
const FIRST_UNITS = 256;

/**
 * The end of a text that arrives in pieces, in UTF-16 units. The pieces themselves are not kept: as objects that live as
 * long as the answer they would be what the garbage collector has most to do with.
 */
export class RecentText {
  private units = new Uint16Array(FIRST_UNITS);
  private length = 0;

  append(piece: string): void {
    const kept = piece.length > KEPT_UNITS ? piece.slice(-KEPT_UNITS) : piece;
    if (this.length + kept.length > this.units.length) this.makeRoom(kept.length);
    const { units, length } = this;
    for (let index = 0; index < kept.length; index++) units[length + index] = kept.charCodeAt(index);
    this.length = length + kept.length;
  }

  /** Whether the text so far ends with `suffix`, which is not empty. False when more than the kept end is asked for. */
  endsWith(suffix: string): boolean {
    if (suffix.length > this.length) return false;
    for (let back = 1; back <= suffix.length; back++) {
      if (this.units[this.length - back] !== suffix.charCodeAt(suffix.length - back)) return false;
    }
    return true;
  }

  /** Forgets what is too old, or doubles the room. */
  private makeRoom(needed: number): void {
    if (this.length > KEPT_UNITS) {
      this.units.copyWithin(0, this.length - KEPT_UNITS, this.length);
      this.length = KEPT_UNITS;
    }
    if (this.length + needed <= this.units.length) return;
    const room = new Uint16Array(Math.max(2 * this.units.length, this.length + needed));
    room.set(this.units.subarray(0, this.length));
    this.units = room;
  }
}
