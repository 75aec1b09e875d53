import type { Answer, AnswerBlock, ChatMessage, ChatSettings, Question } from '../chat-state.js';

/** Body of `POST /v1/chat/completions`. */
export function toChatBody(settings: ChatSettings, messages: readonly ChatMessage[], tools: unknown): object {
  return {
    model: settings.model,
    max_completion_tokens: settings.maxTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(settings.thinking && { reasoning_effort: 'medium' }),
    ...(tools !== undefined && { tools }),
    messages: [
      ...(settings.system.trim() === '' ? [] : [{ role: 'system', content: settings.system }]),
      ...messages.flatMap((message) =>
        message.role === 'user' ? toUserMessages(message) : [toAssistantMessage(message)],
      ),
    ],
  };
}

function toUserMessages({ text, images, toolResults }: Question): object[] {
  const results = toolResults.map(({ toolUseId, text: content }) => ({
    role: 'tool',
    tool_call_id: toolUseId,
    content,
  }));
  if (images.length === 0)
    return text === '' && results.length > 0 ? results : [...results, { role: 'user', content: text }];
  const content = [
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...images.map(({ mediaType, base64 }) => ({
      type: 'image_url',
      image_url: { url: `data:${mediaType};base64,${base64}` },
    })),
  ];
  return [...results, { role: 'user', content }];
}

function toAssistantMessage({ blocks }: Answer): object {
  const text = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
  const calls = blocks.filter(
    (block): block is AnswerBlock & { type: 'tool-use' } => block.type === 'tool-use',
  );
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, json }) => ({
        id,
        type: 'function',
        function: { name, arguments: json === '' ? '{}' : json },
      })),
    }),
  };
}
