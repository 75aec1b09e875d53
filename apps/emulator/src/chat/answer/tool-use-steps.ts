import { type ChatTurn, newToolUseId } from '../chat-turn.js';
import { event, type Step, wait } from '../stream/step.js';
import { cutText } from './cut-text.js';

export interface ToolCall {
  name: string;
  input: object;
}

/**
 * A whole tool use: opened without input, then fragments of its JSON, then `stop`.
 * Every event repeats id and name (AWS model codewhisperer-streaming 1.0.45).
 */
export function* toolUseSteps(turn: ChatTurn, call: ToolCall): Generator<Step> {
  yield* openToolUse(turn, newToolUseId(), call.name, JSON.stringify(call.input), true);
}

/** As above for any text as input; `stop: false` leaves the tool use open. */
export function* openToolUse(
  turn: ChatTurn,
  toolUseId: string,
  name: string,
  inputText: string,
  stop: boolean,
): Generator<Step> {
  yield event('toolUseEvent', { toolUseId, name });
  for (const input of cutText(inputText, turn.random)) {
    turn.outputCharacters += input.length;
    yield event('toolUseEvent', { toolUseId, name, input });
    if (turn.paceMs > 0) yield wait(turn.paceMs);
  }
  if (stop) yield event('toolUseEvent', { toolUseId, name, stop: true });
}
