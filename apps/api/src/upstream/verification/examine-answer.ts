import type { StopReason, TurnEvent } from '@q2api/turn';
import type { OnEvents, TurnAnswer } from '../turn-stream.js';
import type { AnswerCheck, Verdict } from './answer-check.js';

/** An answer as far as it was needed to judge it. */
export type Examined =
  /** It may be let through; `forEachBatch` delivers it from its beginning, what is still to come as it comes. */
  | ({ settled: true } & Pick<TurnAnswer, 'forEachBatch'>)
  /** All of it. */
  | { settled: false; events: readonly TurnEvent[] };

/** Reads an answer until the check knows enough, and no further. Rejects with the failure of the answer. */
export function examineAnswer(answer: TurnAnswer, check: AnswerCheck): Promise<Examined> {
  return new Promise((resolve, reject) => {
    const held: TurnEvent[] = [];
    let deliver: OnEvents | undefined;
    const reading = answer.forEachBatch((events) => {
      if (deliver !== undefined) return deliver(events);
      held.push(...events);
      if (!events.some((event) => check.settles(event))) return;
      return new Promise<void>((resume) => {
        const forEachBatch = async (onEvents: OnEvents): Promise<void> => {
          await onEvents(held);
          deliver = onEvents;
          resume();
          await reading;
        };
        resolve({ settled: true, forEachBatch });
      });
    });
    reading.then(() => resolve({ settled: false, events: held }), reject);
  });
}

/** The verdict on a whole answer. One that was cut or refused says so itself, and is not to be mended. */
export function judgeAnswer(events: readonly TurnEvent[], check: AnswerCheck): Verdict {
  const last = events.at(-1);
  const isWhole = last?.type !== 'turn-end' || WHOLE.has(last.stopReason);
  return isWhole ? check.judge(events) : { passed: true, events };
}

const WHOLE: ReadonlySet<StopReason> = new Set(['end_turn', 'tool_use']);
