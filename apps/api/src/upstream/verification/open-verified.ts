import { askAgain } from '@q2api/converter';
import { TurnError, type TurnRequest } from '@q2api/turn';
import type { RetryTimer } from '../retry-timer.js';
import type { OnEvents, TurnAnswer } from '../turn-stream.js';
import { type AnswerCheck, textOf } from './answer-check.js';
import { examineAnswer, judgeAnswer } from './examine-answer.js';

export interface VerifiedOptions {
  turn: TurnRequest;
  check: AnswerCheck;
  /** Runs one turn upstream. */
  open: (turn: TurnRequest) => Promise<TurnAnswer>;
  timer: RetryTimer;
}

/** Clients and proxies give up a connection on which nothing comes: most of them not before a minute. */
const PATIENCE_MS = 20_000;

/**
 * Opens a turn whose answer the client gets only once it is known to be what was asked for; the model is asked again
 * when it is not. Resolves as soon as that is known, so that a failure keeps its true status, but after `PATIENCE_MS`
 * at the latest: from then on a streamed answer has begun, pings keep it open, and a failure is told inside it.
 * @throws TurnError `unusable-answer` when no answer passed
 */
export async function openVerified(options: VerifiedOptions): Promise<TurnAnswer> {
  const first = await options.open(options.turn);
  const passing = firstPassing(first, options);
  // Whoever reads the late answer is told of its failure.
  passing.catch(() => {});
  return (await options.timer.within(passing, PATIENCE_MS)) ?? lateAnswer(first, passing);
}

async function firstPassing(answer: TurnAnswer, options: VerifiedOptions): Promise<TurnAnswer> {
  const { turn, check, open } = options;
  for (let retry = 0; ; retry += 1) {
    const served = {
      ...answer.served,
      repairs: [...answer.served.repairs, ...Array<string>(retry).fill(ASKED)],
    };
    const examined = await examineAnswer(answer, check);
    if (examined.settled) return { served, forEachBatch: examined.forEachBatch };

    const verdict = judgeAnswer(examined.events, check);
    if (verdict.passed) {
      return { served, forEachBatch: async (onEvents) => void (await onEvents(verdict.events)) };
    }
    if (retry === check.retries) throw new TurnError('unusable-answer', verdict.problem);
    answer = await open(askAgain(turn, textOf(examined.events), verdict.correction));
  }
}

const ASKED = 'asked the model again';

/** Begins at once and goes on when the answer is there. */
function lateAnswer({ served }: TurnAnswer, passing: Promise<TurnAnswer>): TurnAnswer {
  return {
    served,
    async forEachBatch(onEvents) {
      await onEvents([{ type: 'turn-start' }]);
      await (await passing).forEachBatch(withoutStart(onEvents));
    },
  };
}

function withoutStart(onEvents: OnEvents): OnEvents {
  return (events) => onEvents(events.filter(({ type }) => type !== 'turn-start'));
}
