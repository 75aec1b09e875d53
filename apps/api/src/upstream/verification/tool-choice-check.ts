import type { ToolChoice, TurnEvent } from '@q2api/turn';
import type { AnswerCheck, Verdict } from './answer-check.js';

/** The choices that oblige the model to call a tool. */
export type ForcedToolChoice = Extract<ToolChoice, { type: 'any' | 'tool' }>;

/** The answer must call a tool, or a certain one. */
export class ToolChoiceCheck implements AnswerCheck {
  readonly retries = 1;

  constructor(private readonly choice: ForcedToolChoice) {}

  settles(event: TurnEvent): boolean {
    if (event.type !== 'tool-use-start') return false;
    return this.choice.type === 'any' || event.name === this.choice.name;
  }

  judge(): Verdict {
    const wanted = this.choice.type === 'any' ? 'one of the tools' : `the tool ${this.choice.name}`;
    return {
      passed: false,
      problem: `The model did not call ${wanted}, which the request demands.`,
      correction: `That answer does not call ${wanted}. A call is required: answer again with the tool call only.`,
    };
  }
}
