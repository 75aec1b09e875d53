import type { Answer, AnswerBlock, ChatMessage, ChatSettings, Question } from '../chat-state.js';
import { parseToolInput } from './parse-tool-input.js';

/** Smallest budget that the protocol accepts (Anthropic API). */
const SMALLEST_THINKING_BUDGET = 1_024;

/** Body of `POST /v1/messages`. */
export function toClaudeBody(
  settings: ChatSettings,
  messages: readonly ChatMessage[],
  tools: unknown,
): object {
  const budget = Math.max(SMALLEST_THINKING_BUDGET, Math.floor(settings.maxTokens / 2));
  return {
    model: settings.model,
    // The budget is part of the limit and must be below it.
    max_tokens: settings.thinking ? Math.max(settings.maxTokens, budget + 1) : settings.maxTokens,
    stream: true,
    ...(settings.system.trim() !== '' && { system: settings.system }),
    ...(settings.thinking && { thinking: { type: 'enabled', budget_tokens: budget } }),
    ...(tools !== undefined && { tools }),
    messages: messages.map((message) =>
      message.role === 'user'
        ? { role: 'user', content: toUserContent(message) }
        : { role: 'assistant', content: toAssistantContent(message) },
    ),
  };
}

function toUserContent({ text, images, toolResults }: Question): string | object[] {
  if (images.length === 0 && toolResults.length === 0) return text;
  return [
    ...toolResults.map(({ toolUseId, text: content }) => ({
      type: 'tool_result',
      tool_use_id: toolUseId,
      content,
    })),
    ...images.map(({ mediaType, base64 }) => ({
      type: 'image',
      source: { type: 'base64', media_type: mediaType, data: base64 },
    })),
    ...(text === '' ? [] : [{ type: 'text', text }]),
  ];
}

function toAssistantContent({ blocks }: Answer): object[] {
  return blocks.flatMap(toBlock);
}

function toBlock(block: AnswerBlock): object[] {
  switch (block.type) {
    case 'text':
      return block.text === '' ? [] : [{ type: 'text', text: block.text }];
    case 'thinking':
      // Without its signature the protocol refuses a thinking block; the answer stands without it.
      return block.signature === undefined
        ? []
        : [{ type: 'thinking', thinking: block.thinking, signature: block.signature }];
    case 'redacted-thinking':
      return [{ type: 'redacted_thinking', data: block.data }];
    case 'tool-use':
      return [{ type: 'tool_use', id: block.id, name: block.name, input: parseToolInput(block.json) }];
  }
}
