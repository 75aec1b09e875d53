import { checkOutput } from '@q2api/converter';
import type { OutputFormat, TurnEvent } from '@q2api/turn';
import { type AnswerCheck, textOf, type Verdict } from './answer-check.js';

/** The text of the answer must have the format; it is delivered as bare JSON, in one piece. */
export class OutputFormatCheck implements AnswerCheck {
  /** @param retries a setting of the operator: each one costs a whole turn */
  constructor(
    private readonly format: OutputFormat,
    readonly retries: number,
  ) {}

  /** The format is that of the final answer; beside a tool use the text is only talk. */
  settles(event: TurnEvent): boolean {
    return event.type === 'tool-use-start';
  }

  judge(events: readonly TurnEvent[]): Verdict {
    const check = checkOutput(this.format, textOf(events));
    if (check.valid) return { passed: true, events: withText(events, check.json) };
    return {
      passed: false,
      problem: `The model's answer does not have the requested format: ${check.problem}.`,
      correction: `That answer does not have the required JSON format: ${check.problem}. Answer again with only the corrected JSON.`,
    };
  }
}

/** The same events with `text` as the only text, at their end. */
function withText(events: readonly TurnEvent[], text: string): TurnEvent[] {
  const others = events.filter(({ type }) => !TEXT_EVENTS.has(type));
  others.splice(-1, 0, { type: 'text-start' }, { type: 'text-delta', text }, { type: 'text-end' });
  return others;
}

const TEXT_EVENTS: ReadonlySet<TurnEvent['type']> = new Set(['text-start', 'text-delta', 'text-end']);
