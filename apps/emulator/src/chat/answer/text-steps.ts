import { type ChatTurn } from '../chat-turn.js';
import { event, type Step, wait } from '../stream/step.js';
import { cutText } from './cut-text.js';

/** The text in deltas of 1–20 characters at the turn's pace. */
export function* textSteps(turn: ChatTurn, text: string): Generator<Step> {
  for (const content of cutText(text, turn.random)) yield* textDelta(turn, content);
}

/** One delta and the pause after it. */
export function* textDelta(turn: ChatTurn, content: string): Generator<Step> {
  turn.outputCharacters += content.length;
  yield event('assistantResponseEvent', { content, modelId: turn.model.modelId });
  if (turn.paceMs > 0) yield wait(turn.paceMs);
}
