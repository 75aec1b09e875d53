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

  /** The very same events, unless the limit is among them. */
  push(events: readonly TurnEvent[]): readonly TurnEvent[] {
    for (let index = 0; index < events.length; index++) {
      const ending = this.endingAt(events[index]!);
      if (ending !== undefined) return [...events.slice(0, index), ...ending];
    }
    return events;
  }

  /** What takes the place of the event when the limit ends the turn here. */
  private endingAt(event: TurnEvent): TurnEvent[] | undefined {
    switch (event.type) {
      case 'text-delta':
        return this.endingIn(event, event.text);
      case 'thinking-delta':
        return this.endingIn(event, event.thinking);
      case 'tool-use-delta':
        this.counter.add(event.partialJson);
        return undefined;
      case 'tool-use-end':
        return this.counter.tokens < this.maxTokens ? undefined : [event, this.turnEnd('tool_use')];
      default:
        return undefined;
    }
  }

  private endingIn(event: Delta, text: string): TurnEvent[] | undefined {
    const before = this.counter.tokens;
    this.counter.add(text);
    const { tokens } = this.counter;
    if (tokens <= this.maxTokens) return undefined;
    const share = (this.maxTokens - before) / (tokens - before);
    const kept = wholeCharacters(text.slice(0, Math.max(0, Math.floor(text.length * share))));
    const turnEnd = this.turnEnd('max_tokens');
    return event.type === 'text-delta'
      ? [...(kept === '' ? [] : [{ ...event, text: kept }]), { type: 'text-end' }, turnEnd]
      : [...(kept === '' ? [] : [{ ...event, thinking: kept }]), { type: 'thinking-end' }, turnEnd];
  }

  private turnEnd(stopReason: 'tool_use' | 'max_tokens'): TurnEvent {
    return { type: 'turn-end', stopReason, usage: this.usageSoFar() };
  }
}

/** Drops half of a surrogate pair that a cut left at the end. */
function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
