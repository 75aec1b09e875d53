import { type AmazonQToolResult } from '@q2api/amazonq-types';
import { type ChatTurn } from '../chat-turn.js';
import { type Step } from '../stream/step.js';
import { requestedToolCall } from './requested-tool-call.js';
import { textSteps } from './text-steps.js';
import { thinkingIfAsked } from './thinking-steps.js';
import { toolUseSteps } from './tool-use-steps.js';
import { trailerSteps } from './trailer-steps.js';

/** Calls the tool that was asked for, tells tool results, or names the model and says back what was said. */
export function* defaultAnswer(turn: ChatTurn): Generator<Step> {
  yield* thinkingIfAsked(turn);
  const call = turn.toolResults.length === 0 ? requestedToolCall(turn) : undefined;
  if (call) {
    yield* textSteps(turn, `I will use the ${call.name} tool.`);
    yield* toolUseSteps(turn, call);
    yield* trailerSteps(turn, 'TOOL_USE');
    return;
  }
  yield* textSteps(turn, answerText(turn));
  yield* trailerSteps(turn, 'END_TURN');
}

function answerText(turn: ChatTurn): string {
  const lines = [`This is ${turn.model.modelId}, played by the emulator.`];
  for (const result of turn.toolResults) lines.push(`The tool answered: ${resultText(result)}`);
  const { images = [], documents = [] } = turn.request.conversationState.currentMessage.userInputMessage;
  for (const { format, source } of images) {
    lines.push(`You showed me an image (${format}, ${Buffer.byteLength(source.bytes, 'base64')} bytes).`);
  }
  for (const { name, format, source } of documents) {
    lines.push(`You gave me “${name}” (${format}, ${Buffer.byteLength(source.bytes, 'base64')} bytes).`);
  }
  if (turn.userText.trim()) lines.push(`You said: ${turn.userText}`);
  return lines.join('\n\n');
}

function resultText(result: AmazonQToolResult): string {
  const texts = result.content.map((part) => ('text' in part ? part.text : JSON.stringify(part.json)));
  return (result.status === 'error' ? 'an error: ' : '') + texts.join('\n');
}
