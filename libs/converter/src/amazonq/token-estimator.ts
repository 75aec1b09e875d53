/** Tokens per UTF-16 unit of each class, fitted to two byte-pair tokenizers; README.md gives the measured error. */
const CJK = 1;
const OTHER_SCRIPT = 0.5;
const SURROGATE = 1.2;
const DIGIT = 0.45;
/** Where letters meet digits, as in hashes and base64, tokens are short. */
const LETTER_BESIDE_DIGIT = 0.5;
/** Words in capitals are made of short tokens. */
const CAPITAL = 0.3;
const SYMBOL = 0.75;
/** A run of white space that is not just the blank before a word. */
const SPACE_RUN = 0.7;
/** A word costs one token, and more for each letter beyond the usual length of a token. */
const WORD = 1;
const LETTERS_PER_TOKEN = 6;
const EXTRA_LETTER = 0.2;

type Run = 'letters' | 'digits' | 'space' | 'other';

/**
 * Counts tokens without a vocabulary, by classes of characters. Text may come in pieces cut anywhere: the count is that
 * of the whole text. One pass, no allocation.
 */
export class TokenEstimator {
  private weight = 0;
  private run: Run = 'other';
  private runLength = 0;
  private wasLowerCase = false;

  add(text: string): void {
    for (let index = 0; index < text.length; index++) this.addUnit(text.charCodeAt(index));
  }

  /** Tokens so far, rounded up. */
  get tokens(): number {
    return Math.ceil(this.weight);
  }

  private addUnit(unit: number): void {
    if (unit >= 0x80) return this.addOther(weightBeyondAscii(unit));
    if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) return this.addLetter(unit >= 0x61);
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return this.addSpace(unit);
    if (unit >= 0x30 && unit <= 0x39) return this.addDigit();
    this.addOther(SYMBOL);
  }

  private addLetter(isLowerCase: boolean): void {
    // `camelCase` is two words.
    const continues = this.run === 'letters' && (isLowerCase || !this.wasLowerCase);
    if (this.run === 'digits') this.weight += LETTER_BESIDE_DIGIT;
    if (continues && !isLowerCase) this.weight += CAPITAL;
    this.wasLowerCase = isLowerCase;
    this.runLength = continues ? this.runLength + 1 : 1;
    this.run = 'letters';
    if (!continues) this.weight += WORD;
    else if (this.runLength > LETTERS_PER_TOKEN) this.weight += EXTRA_LETTER;
  }

  private addDigit(): void {
    this.weight += this.run === 'letters' ? DIGIT + LETTER_BESIDE_DIGIT : DIGIT;
    this.run = 'digits';
  }

  private addSpace(unit: number): void {
    const continues = this.run === 'space';
    this.runLength = continues ? this.runLength + 1 : 1;
    this.run = 'space';
    if (unit === 0x20 ? this.runLength === 2 : this.runLength === 1) this.weight += SPACE_RUN;
  }

  private addOther(weight: number): void {
    this.run = 'other';
    this.weight += weight;
  }
}

function weightBeyondAscii(unit: number): number {
  if (unit < 0x2e80) return OTHER_SCRIPT;
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  return CJK;
}
