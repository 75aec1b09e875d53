import type { TurnEvent } from './turn-event.js';
import type { TurnStage, UsageSoFar } from './turn-stage.js';

type Delta = Extract<TurnEvent, { type: 'text-delta' | 'thinking-delta' }>;

/** Counts the tokens of a text that comes in pieces. */
export interface TokenCounter {
  add(text: string): void;
  /** Of all pieces so far. */
  readonly tokens: number;
}

/**
 * Ends the turn with `max_tokens` once the answer has about `maxTokens` tokens by `counter`, which has counted nothing yet.
 * Text and thinking are cut inside a delta. A tool input is never cut, since half of it is of no use to anybody:
 * a tool use that began below the limit is finished and then ends the turn as the `tool_use` it is.
 */
export class OutputLimitStage implements TurnStage {
  constructor(
    private readonly maxTokens: number,
    private readonly counter: TokenCounter,
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
        return this.pushDelta(event, event.text, output);
      case 'thinking-delta':
        return this.pushDelta(event, event.thinking, output);
      case 'tool-use-delta':
        this.counter.add(event.partialJson);
        break;
      case 'tool-use-end':
        if (this.counter.tokens < this.maxTokens) break;
        output.push(event, { type: 'turn-end', stopReason: 'tool_use', usage: this.usageSoFar() });
        return true;
      default:
        break;
    }
    output.push(event);
    return false;
  }

  private pushDelta(event: Delta, text: string, output: TurnEvent[]): boolean {
    const before = this.counter.tokens;
    this.counter.add(text);
    const { tokens } = this.counter;
    if (tokens <= this.maxTokens) {
      output.push(event);
      return false;
    }
    const share = (this.maxTokens - before) / (tokens - before);
    const kept = wholeCharacters(text.slice(0, Math.max(0, Math.floor(text.length * share))));
    const isText = event.type === 'text-delta';
    if (kept !== '') output.push(isText ? { ...event, text: kept } : { ...event, thinking: kept });
    output.push(isText ? { type: 'text-end' } : { type: 'thinking-end' }, {
      type: 'turn-end',
      stopReason: 'max_tokens',
      usage: this.usageSoFar(),
    });
    return true;
  }
}

/** Drops half of a surrogate pair that a cut left at the end. */
function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
