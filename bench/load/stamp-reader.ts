import { MARK } from '../servers/answer.js';

const MARK_CODE = MARK.charCodeAt(0);
const ZERO_CODE = '0'.charCodeAt(0);
const BLANK_CODE = ' '.charCodeAt(0);

/**
 * Finds the numbers between a mark and a blank, however the bytes are cut, and makes no garbage of them. A mark without
 * both is none: checksums can have that byte, too.
 */
export class StampReader {
  /** Of the number behind the last mark; undefined before its first digit. */
  private value: number | undefined;
  private isMarked = false;

  constructor(private readonly onStamp: (value: number) => void) {}

  /** Reads the first `length` bytes. */
  push(bytes: Buffer, length: number): void {
    for (let at = 0; at < length; at += 1) {
      if (!this.isMarked) {
        at = bytes.indexOf(MARK_CODE, at);
        if (at < 0 || at >= length) return;
      }
      this.read(bytes[at]!);
    }
  }

  private read(byte: number): void {
    if (byte >= ZERO_CODE && byte < ZERO_CODE + 10) {
      this.value = (this.value ?? 0) * 10 + byte - ZERO_CODE;
      return;
    }
    if (byte === BLANK_CODE && this.value !== undefined) this.onStamp(this.value);
    this.value = undefined;
    this.isMarked = byte === MARK_CODE;
  }
}
