import type { ClaudeCodeBlock, ClaudeCodeBody } from './claude-code-body.js';

/** The same conversation as an OpenAI client sends it. */
export function toChatBody({ model, max_tokens, stream, system, tools, messages }: ClaudeCodeBody): object {
  return {
    model,
    max_tokens,
    stream,
    ...(stream && { stream_options: { include_usage: true } }),
    tools: tools.map(({ name, description, input_schema: parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    })),
    messages: [
      { role: 'system', content: system.map(({ text }) => text).join('\n') },
      ...messages.flatMap(({ role, content }) =>
        role === 'user' ? userMessages(content) : [assistantMessage(content)],
      ),
    ],
  };
}

function userMessages(content: readonly ClaudeCodeBlock[]): object[] {
  const results = content.flatMap((block) =>
    block.type === 'tool_result'
      ? [{ role: 'tool', tool_call_id: block.tool_use_id, content: block.content }]
      : [],
  );
  const text = textOf(content);
  return text === '' ? results : [...results, { role: 'user', content: text }];
}

function assistantMessage(content: readonly ClaudeCodeBlock[]): object {
  const calls = content.flatMap((block) =>
    block.type === 'tool_use'
      ? [
          {
            id: block.id,
            type: 'function',
            function: { name: block.name, arguments: JSON.stringify(block.input) },
          },
        ]
      : [],
  );
  return {
    role: 'assistant',
    content: textOf(content) || null,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

function textOf(content: readonly ClaudeCodeBlock[]): string {
  return content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
}
