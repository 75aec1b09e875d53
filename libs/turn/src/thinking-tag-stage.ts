import type { TurnEvent } from './turn-event.js';
import type { TurnStage } from './turn-stage.js';

const OPEN = '<thinking>';
const CLOSE = '</thinking>';
/** A tag beside one of these is talked about, not meant. */
const QUOTES = '`"\'“”‘’';

type State =
  /** Nothing but white space and the beginning of a tag has come. */
  | 'undecided'
  | 'thinking'
  /** The tag was closed; the blank line after it is not part of the text. */
  | 'closed'
  | 'text';

/**
 * Turns thinking that a model was asked to write as `<thinking>…</thinking>` into thinking events. Only a tag at the very
 * beginning of the answer counts; thinking that is never closed lasts to the end of its text. It has no signature.
 */
export class ThinkingTagStage implements TurnStage {
  private state: State = 'undecided';
  private held = '';
  private isTextOpen = false;
  /** The last character of thinking that was delivered. */
  private before = '';

  push(events: readonly TurnEvent[]): TurnEvent[] {
    const output: TurnEvent[] = [];
    for (const event of events) this.pushOne(event, output);
    return output;
  }

  private pushOne(event: TurnEvent, output: TurnEvent[]): void {
    if (event.type === 'text-start' && this.state === 'undecided') return;
    if (event.type === 'text-delta' && this.state !== 'text') {
      this.held += event.text;
      this.read(false, output);
      return;
    }
    if (event.type === 'text-end' && this.state !== 'text') return this.endText(output);
    // Thinking of the model's own, or a tool use: what comes later is not the beginning of the answer.
    if (this.state === 'undecided' && event.type !== 'turn-start') this.state = 'text';
    output.push(event);
  }

  /** Goes as far as what is held decides. @param isWhole no more text follows */
  private read(isWhole: boolean, output: TurnEvent[]): void {
    if (this.state === 'undecided') this.readBeginning(isWhole, output);
    if (this.state === 'thinking') this.readThinking(isWhole, output);
    if (this.state === 'closed') this.held = this.held.replace(/^\n+/, '');
    if (this.held !== '' && (this.state === 'closed' || this.state === 'text')) this.openText(output);
  }

  private readBeginning(isWhole: boolean, output: TurnEvent[]): void {
    const text = this.held.trimStart();
    if (text.startsWith(OPEN)) {
      this.state = 'thinking';
      this.held = text.slice(OPEN.length);
      output.push({ type: 'thinking-start' });
    } else if (isWhole || !OPEN.startsWith(text)) {
      this.state = 'text';
    }
  }

  private readThinking(isWhole: boolean, output: TurnEvent[]): void {
    const end = this.findClose(isWhole);
    const safe = end ?? (isWhole ? this.held.length : this.undecidedFrom());
    this.think(this.held.slice(0, safe), output);
    this.held = this.held.slice(safe);
    if (end === undefined) return;
    this.state = 'closed';
    this.held = this.held.slice(CLOSE.length);
    output.push({ type: 'thinking-end' });
  }

  private think(thinking: string, output: TurnEvent[]): void {
    // The newline after the opening tag belongs to the tag.
    const text = this.before === '' ? thinking.replace(/^\n/, '') : thinking;
    if (thinking !== '') this.before = thinking.at(-1) ?? '';
    if (text !== '') output.push({ type: 'thinking-delta', thinking: text });
  }

  /** Where the closing tag stands that is meant as one; undefined as long as that is not known. */
  private findClose(isWhole: boolean): number | undefined {
    for (let at = this.held.indexOf(CLOSE); at !== -1; at = this.held.indexOf(CLOSE, at + 1)) {
      const after = this.held.charAt(at + CLOSE.length);
      if (after === '' && !isWhole) return undefined;
      const before = at === 0 ? this.before : this.held.charAt(at - 1);
      if (!isQuote(before) && !isQuote(after)) return at;
    }
    return undefined;
  }

  /** From where on the text may be a closing tag, with the character after it still to come. */
  private undecidedFrom(): number {
    const at = this.held.lastIndexOf(CLOSE[0] ?? '');
    const isBeginning = at !== -1 && CLOSE.startsWith(this.held.slice(at, at + CLOSE.length));
    const isOpen = isBeginning && this.held.length <= at + CLOSE.length;
    return isOpen ? at : this.held.length;
  }

  private openText(output: TurnEvent[]): void {
    this.state = 'text';
    this.isTextOpen = true;
    output.push({ type: 'text-start' }, { type: 'text-delta', text: this.held });
    this.held = '';
  }

  private endText(output: TurnEvent[]): void {
    this.read(true, output);
    if (this.state === 'thinking') output.push({ type: 'thinking-end' });
    if (this.isTextOpen) output.push({ type: 'text-end' });
    this.state = 'text';
  }
}

function isQuote(character: string): boolean {
  return character !== '' && QUOTES.includes(character);
}
