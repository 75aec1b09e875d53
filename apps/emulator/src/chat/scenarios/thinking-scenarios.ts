import { encryptedReasoningSteps, thinkingSteps } from '../answer/thinking-steps.js';
import { textSteps } from '../answer/text-steps.js';
import { trailerSteps } from '../answer/trailer-steps.js';
import { stringOr } from '../markers/parameter.js';
import { event } from '../stream/step.js';
import { redactThinking } from '../thinking-signature.js';
import { type Scenario } from './scenario.js';

const THOUGHTS = 'First I look at the question, then I answer it.';
const ANSWER = 'This is the answer after thinking.';

/** Native thinking, whatever the request says. */
export const thinking: Scenario = function* (turn, parameter) {
  yield* thinkingSteps(turn, stringOr(parameter, THOUGHTS));
  yield* textSteps(turn, ANSWER);
  yield* trailerSteps(turn, 'END_TURN');
};

export const redactedThinking: Scenario = function* (turn) {
  yield event('reasoningContentEvent', { redactedContent: redactThinking() });
  yield* textSteps(turn, ANSWER);
  yield* trailerSteps(turn, 'END_TURN');
};

/** Thinking as tags inside the ordinary text, as models without native thinking write it when told to. */
export const thinkingTags: Scenario = function* (turn, parameter) {
  yield* textSteps(turn, `<thinking>${stringOr(parameter, THOUGHTS)}</thinking>\n\n${ANSWER}`);
  yield* trailerSteps(turn, 'END_TURN');
};

/** Encrypted reasoning after the text. */
export const lateReasoning: Scenario = function* (turn) {
  yield* textSteps(turn, ANSWER);
  yield* encryptedReasoningSteps();
  yield* trailerSteps(turn, 'END_TURN');
};
