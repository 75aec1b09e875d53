import type { TurnRequest } from '@q2api/turn';
import type { AnswerCheck } from './answer-check.js';
import { OutputFormatCheck } from './output-format-check.js';
import { ToolChoiceCheck } from './tool-choice-check.js';

/** What an answer to this request must pass; undefined for most requests, whose answers may be anything. */
export function answerCheckOf(
  { tools, toolChoice, outputFormat }: TurnRequest,
  formatRepairs: number,
): AnswerCheck | undefined {
  const isForced = toolChoice.type === 'any' || toolChoice.type === 'tool';
  // A call that must come leaves no text to have a format.
  if (isForced && tools.length > 0) return new ToolChoiceCheck(toolChoice);
  return outputFormat === undefined ? undefined : new OutputFormatCheck(outputFormat, formatRepairs);
}
