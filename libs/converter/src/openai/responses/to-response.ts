import type { ResponseObject, ResponseOutputItem } from '@q2api/openai-types';
import type { Turn, TurnBlock, TurnError } from '@q2api/turn';
import { toCustomInput } from '../custom-tool.js';
import type { ResponseForm } from './from-responses-request.js';
import {
  hidesReasoning,
  type NewItemId,
  toCustomToolCall,
  toFunctionCall,
  toOutputMessage,
  toReasoningItem,
} from './output-items.js';
import { toEnding } from './response-ending.js';
import { toResponseError } from './response-error.js';
import { toResponseUsage } from './response-usage.js';

export interface ResponseOptions {
  /** `resp_…` */
  responseId: string;
  /** Unix seconds. */
  createdAt: number;
  /** From the request. */
  form: ResponseForm;
  newItemId: NewItemId;
}

/** A whole answer as the body of `POST /v1/responses` without `stream`. */
export function toResponse(turn: Turn, options: ResponseOptions): ResponseObject {
  const output = turn.content.flatMap((block) => toOutputItems(block, options));
  return toEndedResponse(turn, output, options);
}

/** A response with all its items. */
export function toEndedResponse(
  { stopReason, usage }: Pick<Turn, 'stopReason' | 'usage'>,
  output: ResponseOutputItem[],
  options: ResponseOptions,
): ResponseObject {
  return { ...toResponseStart(options), ...toEnding(stopReason), output, usage: toResponseUsage(usage) };
}

/** A response of which nothing is known yet but its request. */
export function toResponseStart({ responseId, createdAt, form }: ResponseOptions): ResponseObject {
  return {
    id: responseId,
    object: 'response',
    created_at: createdAt,
    status: 'in_progress',
    error: null,
    incomplete_details: null,
    ...form.echo,
    output: [],
    usage: null,
  };
}

/** A response that failed after it began, with the items that were complete. */
export function toFailedResponse(
  error: TurnError,
  output: ResponseOutputItem[],
  options: ResponseOptions,
): ResponseObject {
  return { ...toResponseStart(options), status: 'failed', error: toResponseError(error), output };
}

/** No item for thinking that the client did not ask for, else one. */
function toOutputItems(block: TurnBlock, { form, newItemId }: ResponseOptions): ResponseOutputItem[] {
  switch (block.type) {
    case 'text':
      return [toOutputMessage(newItemId('msg'), block.text)];
    case 'thinking':
      return hidesReasoning(form) ? [] : [toReasoningItem(newItemId('rs'), block, form)];
    case 'tool-use': {
      const tool = form.tools.toClientTool(block.name);
      const callId = block.toolUseId;
      return tool.custom
        ? [toCustomToolCall({ ...tool, id: newItemId('ctc'), callId }, toCustomInput(block.input))]
        : [toFunctionCall({ ...tool, id: newItemId('fc'), callId }, JSON.stringify(block.input))];
    }
  }
}
