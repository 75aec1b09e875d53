import type {
  ResponseCustomToolCall,
  ResponseFunctionCall,
  ResponseOutputMessage,
  ResponseOutputText,
  ResponseReasoningItem,
} from '@q2api/openai-types';
import type { ThinkingBlock } from '@q2api/turn';
import { packThinking } from './encrypted-thinking.js';
import type { ResponseForm } from './from-responses-request.js';
import type { ToolName } from './response-tools.js';

/** Prefix of an item id, by kind of item. */
export type ItemIdPrefix = 'msg' | 'rs' | 'fc' | 'ctc';

/** Makes an id that was never used, such as `msg_…`. */
export type NewItemId = (prefix: ItemIdPrefix) => string;

export function toOutputMessage(id: string, text: string): ResponseOutputMessage {
  return { type: 'message', id, role: 'assistant', status: 'completed', content: [toOutputText(text)] };
}

export function toOutputText(text: string): ResponseOutputText {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

export function toReasoningItem(id: string, block: ThinkingBlock, form: ResponseForm): ResponseReasoningItem {
  const blob = form.includeEncrypted ? packThinking(block) : undefined;
  const shown = form.showSummary && block.thinking !== '';
  return {
    type: 'reasoning',
    id,
    summary: shown ? [{ type: 'summary_text', text: block.thinking }] : [],
    ...(blob !== undefined && { encrypted_content: blob }),
  };
}

/** A reasoning item without summary and proof is worth nothing to a client that did not ask for either. */
export function hidesReasoning({ showSummary, includeEncrypted }: ResponseForm): boolean {
  return !showSummary && !includeEncrypted;
}

/** The names and ids of one call. */
export interface Call extends ToolName {
  id: string;
  callId: string;
}

export function toFunctionCall(call: Call, json: string): ResponseFunctionCall {
  return { type: 'function_call', ...toCallFields(call), arguments: json, status: 'completed' };
}

export function toCustomToolCall(call: Call, input: string): ResponseCustomToolCall {
  return { type: 'custom_tool_call', ...toCallFields(call), input, status: 'completed' };
}

function toCallFields({ id, callId, name, namespace }: Call) {
  return { id, call_id: callId, name, ...(namespace !== undefined && { namespace }) };
}
