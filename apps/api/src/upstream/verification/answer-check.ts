import type { TurnEvent } from '@q2api/turn';

/** Judges whether an answer is what the client asked for, where the upstream cannot be made to keep to it. */
export interface AnswerCheck {
  /** How many more answers may be asked for after one that failed. */
  readonly retries: number;
  /** True for an event that settles the matter: the rest of the answer is let through as it comes. */
  settles(event: TurnEvent): boolean;
  /** Judges a whole answer that no event has settled. */
  judge(events: readonly TurnEvent[]): Verdict;
}

export type Verdict =
  | { passed: true; /** What the client gets. */ events: readonly TurnEvent[] }
  | {
      passed: false;
      /** What is wrong, for the client. */
      problem: string;
      /** What the model is told when it is asked again. */
      correction: string;
    };

/** All text of an answer. */
export function textOf(events: readonly TurnEvent[]): string {
  let text = '';
  for (const event of events) if (event.type === 'text-delta') text += event.text;
  return text;
}
