import type { ChatCompletionRequest, ChatTool } from '@q2api/openai-types';

/** One transparent pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const PDF = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');

export const WEATHER: ChatTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

/** The smallest body, with fields of the caller's choice. */
export function chat(fields: Partial<ChatCompletionRequest> = {}): ChatCompletionRequest {
  return { model: 'claude-sonnet-4-5', messages: [{ role: 'user', content: 'hi' }], ...fields };
}

/** As opencode and Cline send it after a tool round: cache marks on messages and calls, content "" or null. */
export const AFTER_TOOL = {
  model: 'claude-sonnet-4-5',
  max_tokens: 32_000,
  messages: [
    { role: 'system', content: 'You work in a terminal.', cache_control: { type: 'ephemeral' } },
    { role: 'user', content: 'run echo hi' },
    {
      role: 'assistant',
      content: '',
      tool_calls: [
        {
          id: 'call_1',
          type: 'function',
          function: { name: 'bash', arguments: '{"command":"echo hi"}' },
          cache_control: { type: 'ephemeral' },
        },
      ],
    },
    { role: 'tool', tool_call_id: 'call_1', content: 'hi\n', cache_control: { type: 'ephemeral' } },
  ],
  tools: [{ type: 'function', function: { name: 'bash', parameters: { type: 'object', properties: {} } } }],
  tool_choice: 'auto',
  stream: true,
  stream_options: { include_usage: true },
};
