import type { TurnEvent } from './turn-event.js';
import type { TurnStage, UsageSoFar } from './turn-stage.js';

/**
 * Ends the turn where the answer's text first contains one of `stopSequences`; the match is not delivered.
 * Only text is searched, not thinking and not tool input (Anthropic API). Text that could be the beginning of a match
 * is held back until it is decided, and no longer.
 */
export class StopSequenceStage implements TurnStage {
  private held = '';

  /** @param stopSequences at least one, none empty */
  constructor(
    private readonly stopSequences: readonly string[],
    private readonly usageSoFar: UsageSoFar,
  ) {}

  push(events: readonly TurnEvent[]): TurnEvent[] {
    const output: TurnEvent[] = [];
    for (const event of events) {
      if (event.type === 'text-delta') {
        const stopSequence = this.pushText(event.text, output);
        if (stopSequence !== undefined) {
          output.push(
            { type: 'text-end' },
            { type: 'turn-end', stopReason: 'stop_sequence', stopSequence, usage: this.usageSoFar() },
          );
          return output;
        }
        continue;
      }
      if (event.type === 'text-end') this.release(output);
      output.push(event);
    }
    return output;
  }

  /** Returns the sequence that matched first, after everything before it went to `output`. */
  private pushText(text: string, output: TurnEvent[]): string | undefined {
    const candidate = this.held + text;
    const match = earliestMatch(candidate, this.stopSequences);
    const safeLength = match?.index ?? candidate.length - undecidedLength(candidate, this.stopSequences);
    if (safeLength > 0) output.push({ type: 'text-delta', text: candidate.slice(0, safeLength) });
    this.held = match === undefined ? candidate.slice(safeLength) : '';
    return match?.stopSequence;
  }

  private release(output: TurnEvent[]): void {
    if (this.held === '') return;
    output.push({ type: 'text-delta', text: this.held });
    this.held = '';
  }
}

function earliestMatch(
  text: string,
  stopSequences: readonly string[],
): { index: number; stopSequence: string } | undefined {
  let earliest: { index: number; stopSequence: string } | undefined;
  for (const stopSequence of stopSequences) {
    const index = text.indexOf(stopSequence);
    if (index !== -1 && (earliest === undefined || index < earliest.index)) {
      earliest = { index, stopSequence };
    }
  }
  return earliest;
}

/** Length of the longest end of `text` that a stop sequence begins with. */
function undecidedLength(text: string, stopSequences: readonly string[]): number {
  let longest = 0;
  for (const stopSequence of stopSequences) {
    const limit = Math.min(stopSequence.length - 1, text.length);
    for (let length = limit; length > longest; length -= 1) {
      if (text.endsWith(stopSequence.slice(0, length))) {
        longest = length;
        break;
      }
    }
  }
  return longest;
}
