/** Text of a stated length that is the same in every run: code and prose with the escapes that real bodies have. */
export class Filler {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** Sentences, as in prompts and descriptions of tools. */
  prose(length: number): string {
    return this.grow(length, () => `${this.words(6 + this.next(9))}.${this.next(6) === 0 ? '\n' : ' '}`);
  }

  /** Numbered lines of a source file, as tools that read files answer them. */
  code(length: number): string {
    let line = 0;
    return this.grow(length, () => {
      line += 1;
      const indent = '  '.repeat(this.next(4));
      return `${String(line).padStart(6)}\t${indent}const ${this.word()} = ${this.word()}("${this.words(2)}", ${this.next(1000)});\n`;
    });
  }

  /** A whole number below `limit`. */
  next(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  private word(): string {
    return WORDS[this.next(WORDS.length)]!;
  }

  private grow(length: number, piece: () => string): string {
    let text = '';
    while (text.length < length) text += piece();
    return text.slice(0, length);
  }
}

const WORDS =
  'account answer array body branch buffer cache call change client code command content count data delete error event field file find first format frame function header index input item key length line list load match message method module name node number object option order output parse path place point process query range read record reference release request response result return route rule schema search send server session size source state status step store stream string table task test text time token tool type update user value version view while window word work write'.split(
    ' ',
  );
