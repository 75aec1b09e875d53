import type { ChatCompletion, ChatCompletionMessage, ChatToolCall } from '@q2api/openai-types';
import type { Turn, TurnBlock } from '@q2api/turn';
import { toCustomInput } from '../custom-tool.js';
import type { ToolCallForms } from './chat-tools.js';
import { toChatUsage } from './chat-usage.js';
import { toFinishReason } from './finish-reason.js';

export interface ChatCompletionOptions {
  /** `chatcmpl-…` */
  completionId: string;
  /** Unix seconds. */
  created: number;
  /** The model id as the client named it. */
  model: string;
  /** Put thinking into `reasoning_content`; without it thinking is left out. */
  showReasoning?: boolean;
  /** From the request; plain function calls when absent. */
  callForms?: ToolCallForms;
}

type ToolUse = Extract<TurnBlock, { type: 'tool-use' }>;

/** A whole answer as the body of `POST /v1/chat/completions` without `stream`. */
export function toChatCompletion(turn: Turn, options: ChatCompletionOptions): ChatCompletion {
  return {
    id: options.completionId,
    object: 'chat.completion',
    created: options.created,
    model: options.model,
    choices: [
      {
        index: 0,
        message: toMessage(turn, options),
        logprobs: null,
        finish_reason: toFinishReason(turn.stopReason, options.callForms?.legacy ?? false),
      },
    ],
    usage: toChatUsage(turn.usage),
  };
}

function toMessage(turn: Turn, { showReasoning, callForms }: ChatCompletionOptions): ChatCompletionMessage {
  let text = '';
  let reasoning = '';
  const toolUses: ToolUse[] = [];
  for (const block of turn.content) {
    if (block.type === 'text') text += block.text;
    else if (block.type === 'thinking') reasoning += block.thinking;
    else toolUses.push(block);
  }
  return {
    role: 'assistant',
    content: text === '' && toolUses.length > 0 ? null : text,
    refusal: null,
    ...(showReasoning === true && reasoning !== '' && { reasoning_content: reasoning }),
    ...toCalls(toolUses, callForms),
  };
}

function toCalls(
  toolUses: ToolUse[],
  forms: ToolCallForms | undefined,
): Pick<ChatCompletionMessage, 'tool_calls' | 'function_call'> {
  const [first] = toolUses;
  if (first === undefined) return {};
  if (forms?.legacy) {
    return { function_call: { name: first.name, arguments: JSON.stringify(first.input) } };
  }
  return { tool_calls: toolUses.map((toolUse) => toToolCall(toolUse, forms)) };
}

function toToolCall({ toolUseId: id, name, input }: ToolUse, forms: ToolCallForms | undefined): ChatToolCall {
  return forms?.custom.has(name)
    ? { id, type: 'custom', custom: { name, input: toCustomInput(input) } }
    : { id, type: 'function', function: { name, arguments: JSON.stringify(input) } };
}
