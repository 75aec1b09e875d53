import type { Protocol } from '../bodies/bodies.js';
import { type Answer, MARK } from '../servers/answer.js';
import type { TargetName } from '../servers/target.js';

const ENDS = {
  claude: ['message_stop', '"stop_reason":"end_turn"'],
  openai: ['[DONE]', '"finish_reason":"stop"'],
};

/** True for an answer with its last delta and the end that its protocol demands. */
export function isWhole(
  body: string,
  answer: Answer,
  target: TargetName,
  protocol: Protocol,
  stream: boolean,
): boolean {
  if (!body.includes(`${MARK}${answer.deltas - 1} `)) return false;
  return target === 'direct' || body.includes(ENDS[protocol][stream ? 0 : 1]!);
}
