import { describe, expect, it } from '@jest/globals';
import { PNG } from './__fixtures__/chat-requests.js';
import { fromChatRequest } from './chat/from-chat-request.js';
import { fromResponsesRequest } from './responses/from-responses-request.js';

const MODEL = 'claude-sonnet-4-5';
const PARAMETERS = { type: 'object', properties: { city: { type: 'string' } } };
const ARGUMENTS = '{"city":"上海"}';
const IMAGE_URL = `data:image/png;base64,${PNG}`;
const SCHEMA = { name: 'answer', schema: { type: 'object' }, strict: true };

const CHAT = {
  model: MODEL,
  messages: [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Where is this?' },
        { type: 'image_url', image_url: { url: IMAGE_URL } },
      ],
    },
    {
      role: 'assistant',
      content: 'Let me look.',
      tool_calls: ['a', 'b'].map((id) => ({
        id,
        type: 'function',
        function: { name: 'weather', arguments: ARGUMENTS },
      })),
    },
    { role: 'tool', tool_call_id: 'a', content: 'rain' },
    { role: 'tool', tool_call_id: 'b', content: 'sun' },
    { role: 'developer', content: 'Answer in English.' },
  ],
  tools: [{ type: 'function', function: { name: 'weather', parameters: PARAMETERS } }],
  tool_choice: { type: 'function', function: { name: 'weather' } },
  parallel_tool_calls: false,
  max_tokens: 100,
  reasoning_effort: 'low',
  response_format: { type: 'json_schema', json_schema: SCHEMA },
  prompt_cache_key: 'session',
};

const RESPONSES = {
  model: MODEL,
  instructions: 'Be brief.',
  input: [
    {
      role: 'user',
      content: [
        { type: 'input_text', text: 'Where is this?' },
        { type: 'input_image', image_url: IMAGE_URL },
      ],
    },
    { role: 'assistant', content: [{ type: 'output_text', text: 'Let me look.' }] },
    ...['a', 'b'].map((call_id) => ({
      type: 'function_call',
      call_id,
      name: 'weather',
      arguments: ARGUMENTS,
    })),
    { type: 'function_call_output', call_id: 'a', output: 'rain' },
    { type: 'function_call_output', call_id: 'b', output: [{ type: 'input_text', text: 'sun' }] },
    { role: 'developer', content: 'Answer in English.' },
  ],
  tools: [{ type: 'function', name: 'weather', parameters: PARAMETERS, strict: null }],
  tool_choice: { type: 'function', name: 'weather' },
  parallel_tool_calls: false,
  max_output_tokens: 100,
  reasoning: { effort: 'low', summary: 'auto' },
  text: { format: { type: 'json_schema', ...SCHEMA } },
  prompt_cache_key: 'session',
};

describe('Chat Completions and Responses', () => {
  it('make the same turn of the same conversation', () => {
    expect(fromResponsesRequest(RESPONSES).turn).toEqual(fromChatRequest(CHAT).turn);
  });
});
