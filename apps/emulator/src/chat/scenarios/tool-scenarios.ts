import { sampleInput } from '../answer/sample-input.js';
import { thinkingIfAsked } from '../answer/thinking-steps.js';
import { openToolUse, type ToolCall, toolUseSteps } from '../answer/tool-use-steps.js';
import { trailerSteps } from '../answer/trailer-steps.js';
import { type ChatTurn, newToolUseId } from '../chat-turn.js';
import { defaultAnswer } from '../answer/default-answer.js';
import { misuse } from '../markers/misuse.js';
import { numberOr, objectOrEmpty, requireList, stringOr } from '../markers/parameter.js';
import { type JsonValue } from '../../server/json.js';
import { event, type Step } from '../stream/step.js';
import { type Scenario } from './scenario.js';

/** `[{"name": …, "input": {…}}, …]`: these calls, one after the other. */
export const tools: Scenario = (turn, parameter) => callTools(turn, requireList(parameter).map(toToolCall));

/** `[[call, …], [call, …], …]`: one list of calls per round of tool results, then the ordinary answer. */
export const toolRounds: Scenario = (turn, parameter) => {
  const calls = requireList(parameter)[turn.round];
  return calls === undefined ? defaultAnswer(turn) : callTools(turn, requireList(calls).map(toToolCall));
};

/** The first `n` tools on offer (2 if not said), with inputs that fit their schemas. */
export const parallelTools: Scenario = (turn, parameter) => {
  const offered = turn.tools.slice(0, numberOr(parameter, 2));
  if (offered.length === 0) throw misuse('parallel-tools needs tools in the request');
  return callTools(
    turn,
    offered.map(({ toolSpecification: { name, inputSchema } }) => ({
      name,
      input: sampleInput(inputSchema.json),
    })),
  );
};

/** The stream ends while a tool use is open. */
export const toolTruncated: Scenario = function* (turn, parameter) {
  const { name, input } = someToolCall(turn, parameter);
  const text = JSON.stringify(input);
  yield* openToolUse(turn, newToolUseId(), name, text.slice(0, Math.ceil(text.length / 2)), false);
};

/** A tool use that is stopped with half of its JSON. */
export const toolBadJson: Scenario = function* (turn, parameter) {
  const { name, input } = someToolCall(turn, parameter);
  const text = JSON.stringify(input);
  yield* openToolUse(turn, newToolUseId(), name, text.slice(0, Math.ceil(text.length / 2)), true);
  yield* trailerSteps(turn, 'TOOL_USE');
};

/** A tool use without any input. */
export const toolEmptyInput: Scenario = function* (turn, parameter) {
  yield* openToolUse(turn, newToolUseId(), someToolCall(turn, parameter).name, '', true);
  yield* trailerSteps(turn, 'TOOL_USE');
};

/** The input in one piece, as a JSON object instead of text (seen in rare captures). */
export const toolObjectInput: Scenario = function* (turn, parameter) {
  const { name, input } = someToolCall(turn, parameter);
  yield event('toolUseEvent', { toolUseId: newToolUseId(), name, input, stop: true });
  yield* trailerSteps(turn, 'TOOL_USE');
};

/** Only the first event of the tool use tells its name (observed). */
export const toolNameOnce: Scenario = function* (turn, parameter) {
  const { name, input } = someToolCall(turn, parameter);
  const toolUseId = newToolUseId();
  yield event('toolUseEvent', { toolUseId, name });
  yield event('toolUseEvent', { toolUseId, input: JSON.stringify(input) });
  yield event('toolUseEvent', { toolUseId, stop: true });
  yield* trailerSteps(turn, 'TOOL_USE');
};

/** A second tool use begins while the first has not been stopped. */
export const toolUnstopped: Scenario = function* (turn, parameter) {
  const call = someToolCall(turn, parameter);
  yield* openToolUse(turn, newToolUseId(), call.name, JSON.stringify(call.input), false);
  yield* toolUseSteps(turn, call);
  yield* trailerSteps(turn, 'TOOL_USE');
};

function* callTools(turn: ChatTurn, calls: ToolCall[]): Generator<Step> {
  yield* thinkingIfAsked(turn);
  for (const call of calls) yield* toolUseSteps(turn, call);
  yield* trailerSteps(turn, 'TOOL_USE');
}

function toToolCall(value: JsonValue): ToolCall {
  const { name, input } = objectOrEmpty(value);
  return { name: stringOr(name, 'emulator_tool'), input: objectOrEmpty(input) };
}

/** The call that the parameter names, or one of the first tool on offer. */
function someToolCall(turn: ChatTurn, parameter: JsonValue | undefined): ToolCall {
  if (parameter !== undefined) return toToolCall(parameter);
  const name = turn.tools[0]?.toolSpecification.name ?? 'emulator_tool';
  return { name, input: { text: 'made by the emulator' } };
}
