import type { TurnEvent } from './turn-event.js';
import type { TurnStage, UsageSoFar } from './turn-stage.js';

/** No text has more tokens than this per UTF-16 unit, so shorter answers need no counting. */
const MAX_TOKENS_PER_UNIT = 3;
/** UTF-16 units that are counted again with each delta, because a count of single deltas would round each of them up. */
const TAIL_UNITS = 512;

/**
 * Ends the turn with `max_tokens` once the answer has about `maxTokens` tokens (counted by `countTokens`).
 * Text and thinking are cut inside a delta. A tool input is never cut, since half of it is of no use to anybody:
 * a tool use that began below the limit is finished and then ends the turn as the `tool_use` it is.
 */
export class OutputLimitStage implements TurnStage {
  private tokens = 0;
  private settledTokens = 0;
  private tail = '';
  private open: 'text' | 'thinking' | 'tool-use' | undefined;

  constructor(
    private readonly maxTokens: number,
    private readonly countTokens: (text: string) => number,
    private readonly usageSoFar: UsageSoFar,
  ) {}

  push(events: readonly TurnEvent[]): TurnEvent[] {
    const output: TurnEvent[] = [];
    for (const event of events) {
      if (this.pushOne(event, output)) break;
    }
    return output;
  }

  /** Returns true when the turn has been ended. */
  private pushOne(event: TurnEvent, output: TurnEvent[]): boolean {
    switch (event.type) {
      case 'text-delta':
        return this.pushDelta(event.text, (text) => ({ type: 'text-delta', text }), output);
      case 'thinking-delta':
        return this.pushDelta(event.thinking, (thinking) => ({ type: 'thinking-delta', thinking }), output);
      case 'tool-use-delta':
        this.count(event.partialJson);
        break;
      case 'tool-use-end':
        if (this.tokens < this.maxTokens) break;
        output.push(event, { type: 'turn-end', stopReason: 'tool_use', usage: this.usageSoFar() });
        return true;
      case 'text-start':
        this.open = 'text';
        break;
      case 'thinking-start':
        this.open = 'thinking';
        break;
      default:
        break;
    }
    output.push(event);
    return false;
  }

  private pushDelta(delta: string, toEvent: (text: string) => TurnEvent, output: TurnEvent[]): boolean {
    const before = this.tokens;
    this.count(delta);
    if (this.tokens <= this.maxTokens) {
      output.push(toEvent(delta));
      return false;
    }
    const share = (this.maxTokens - before) / (this.tokens - before);
    const kept = wholeCharacters(delta.slice(0, Math.max(0, Math.floor(delta.length * share))));
    if (kept !== '') output.push(toEvent(kept));
    output.push(this.open === 'thinking' ? { type: 'thinking-end' } : { type: 'text-end' }, {
      type: 'turn-end',
      stopReason: 'max_tokens',
      usage: this.usageSoFar(),
    });
    return true;
  }

  /** Counts only when the limit could be near. */
  private count(text: string): void {
    this.tail += text;
    if (this.settledTokens + this.tail.length * MAX_TOKENS_PER_UNIT <= this.maxTokens) return;
    this.tokens = this.settledTokens + this.countTokens(this.tail);
    if (this.tail.length <= TAIL_UNITS) return;
    this.settledTokens = this.tokens;
    this.tail = '';
  }
}

/** Drops half of a surrogate pair that a cut left at the end. */
function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
