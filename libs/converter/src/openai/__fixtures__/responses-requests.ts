import type { ResponseFunctionTool, ResponseNamespaceTool, ResponsesRequest } from '@q2api/openai-types';

export const EXEC: ResponseFunctionTool = {
  type: 'function',
  name: 'exec_command',
  description: 'Runs a command.',
  strict: false,
  parameters: { type: 'object', properties: { cmd: { type: 'string' } }, required: ['cmd'] },
};

export const AGENTS: ResponseNamespaceTool = {
  type: 'namespace',
  name: 'multi_agent_v1',
  description: 'Tools for sub-agents.',
  tools: [{ type: 'function', name: 'close_agent', parameters: { type: 'object', properties: {} } }],
};

/** The smallest body, with fields of the caller's choice. */
export function responses(fields: Partial<ResponsesRequest> = {}): ResponsesRequest {
  return { model: 'claude-sonnet-4-5', input: 'hi', ...fields };
}

/** As Codex sends its first turn: prompts as developer messages, no instructions, ids everywhere. */
export const CODEX = {
  model: 'claude-sonnet-4-5',
  stream: true,
  input: [
    {
      type: 'message',
      id: 'msg_1',
      role: 'developer',
      content: [{ type: 'input_text', text: 'You are in a terminal.' }],
    },
    { type: 'message', id: 'msg_2', role: 'user', content: [{ type: 'input_text', text: 'say hi' }] },
  ],
  tools: [EXEC, AGENTS, { type: 'web_search', external_web_access: true }],
  tool_choice: 'auto',
  parallel_tool_calls: true,
  reasoning: { summary: 'auto' },
  store: false,
  include: ['reasoning.encrypted_content'],
  prompt_cache_key: 'thread-1',
  client_metadata: { thread_id: 'thread-1' },
};
