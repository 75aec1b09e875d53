import { isJsonObject } from '../../server/json.js';
import { type ChatTurn } from '../chat-turn.js';
import { event, type Step, wait } from '../stream/step.js';
import { encryptReasoning, HIDDEN_REASONING, signThinking } from '../thinking-signature.js';
import { cutText } from './cut-text.js';

/** Reasoning deltas, then one with the signature over all of them. */
export function* thinkingSteps(turn: ChatTurn, thinking: string): Generator<Step> {
  for (const text of cutText(thinking, turn.random)) {
    turn.outputCharacters += text.length;
    yield event('reasoningContentEvent', { text });
    if (turn.paceMs > 0) yield wait(turn.paceMs);
  }
  yield event('reasoningContentEvent', { signature: signThinking(thinking) });
}

/** What a GPT model tells of its reasoning, at the end of a turn: a placeholder and an opaque blob (observed). */
export function* encryptedReasoningSteps(): Generator<Step> {
  yield event('reasoningContentEvent', { text: HIDDEN_REASONING, signature: encryptReasoning() });
}

/** Thinking, if the request's `additionalModelRequestFields` asks for it; to be put before an answer. */
export function* thinkingIfAsked(turn: ChatTurn): Generator<Step> {
  const { thinking, output_config: outputConfig } = turn.request.additionalModelRequestFields ?? {};
  const type = isJsonObject(thinking) ? thinking['type'] : undefined;
  const isAsked = isJsonObject(outputConfig) && outputConfig['effort'] !== undefined;
  if (type === 'disabled' || (type === undefined && !isAsked)) return;
  const isOmitted = isJsonObject(thinking) && thinking['display'] === 'omitted';
  yield* thinkingSteps(turn, isOmitted ? '' : thoughts(turn));
}

function thoughts(turn: ChatTurn): string {
  const about = turn.userText.trim().slice(0, 200) || 'the tool results';
  return `I am thinking about: ${about}\nThen I will answer as ${turn.model.modelId}.`;
}
