import type { ClaudeContentBlockParam, ClaudeMessagesRequest } from '@q2api/claude-types';
import type { ContentBlock, TurnRequest } from '@q2api/turn';
import { fromClaudeRequest } from '../request/from-claude-request.js';

/** A 1×1 image of each format: just enough of it to be recognised. */
export const IMAGES = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  jpeg: '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////',
  gif: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  webp: 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==',
};
export const PDF = 'JVBERi0xLjQKJSVFT0YK';

/** A body with one short user message, and whatever else is given. */
export function request(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    model: 'claude-sonnet-4-5',
    max_tokens: 4096,
    messages: [{ role: 'user', content: 'hi' }],
    ...fields,
  };
}

/** What a body becomes. */
export function turnOf(fields: Record<string, unknown> = {}): TurnRequest {
  return fromClaudeRequest(request(fields)).turn;
}

/** What the blocks of one user message become. */
export function blocksOf(...content: (ClaudeContentBlockParam | Record<string, unknown>)[]): ContentBlock[] {
  return turnOf({ messages: [{ role: 'user', content }] }).messages[0]?.content ?? [];
}

/** A tool of the client's own. */
export function tool(name: string, fields: Record<string, unknown> = {}) {
  return {
    name,
    description: `About ${name}`,
    input_schema: { type: 'object' as const, properties: {} },
    ...fields,
  };
}

/** A turn of Claude Code 2.1.330 after it has loaded a tool and read an image and a PDF, shortened (observed). */
export const CLAUDE_CODE_TURN: ClaudeMessagesRequest & Record<string, unknown> = {
  model: 'claude-opus-5-5',
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: '<system-reminder>\nSome facts.\n</system-reminder>' },
        { type: 'text', text: 'do things' },
      ],
    },
    { role: 'system', content: 'How to work here.', output_config: { effort: 'medium' } },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: '', signature: 'c2lnbmF0dXJl' },
        { type: 'text', text: 'Running it.' },
        {
          type: 'tool_use',
          id: 'toolu_01',
          name: 'ToolSearch',
          input: { query: 'select:WebFetch', max_results: 5 },
        },
      ],
    },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'toolu_01',
          content: [{ type: 'tool_reference', tool_name: 'WebFetch' }],
        },
        { type: 'text', text: 'Tool loaded.' },
      ],
    },
    {
      role: 'assistant',
      content: [
        { type: 'tool_use', id: 'toolu_02', name: 'Read', input: { file_path: '/home/dev/red.png' } },
        { type: 'tool_use', id: 'toolu_03', name: 'Read', input: { file_path: '/home/dev/doc.pdf' } },
        { type: 'tool_use', id: 'toolu_04', name: 'Bash', input: { command: 'exit 3' } },
      ],
    },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'toolu_02',
          content: [{ type: 'image', source: { type: 'base64', data: IMAGES.png, media_type: 'image/png' } }],
        },
        {
          type: 'tool_result',
          tool_use_id: 'toolu_03',
          content: [
            { type: 'text', text: 'PDF file read: /home/dev/doc.pdf' },
            { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } },
          ],
        },
        {
          type: 'tool_result',
          tool_use_id: 'toolu_04',
          content: 'Exit code 3',
          is_error: true,
          cache_control: { type: 'ephemeral' },
        },
      ],
    },
  ],
  system: [
    {
      type: 'text',
      text: 'x-anthropic-billing-header: cc_version=2.1.330.abc; cc_entrypoint=cli; cch=12345;',
    },
    { type: 'text', text: 'Who you are.', cache_control: { type: 'ephemeral' } },
    { type: 'text', text: 'What you do.', cache_control: { type: 'ephemeral', ttl: '1h' } },
  ],
  tools: [
    tool('Bash'),
    tool('Read', { eager_input_streaming: true }),
    tool('ToolSearch'),
    tool('WebFetch', { defer_loading: true }),
    tool('WebSearch', { defer_loading: true }),
    tool('DeferredToolPlaceholder', { defer_loading: true }),
  ],
  metadata: {
    user_id: '{"device_id":"0","account_uuid":"","session_id":"5f0c0a3e-0000-4000-8000-000000000000"}',
  },
  max_tokens: 128_000,
  thinking: { type: 'adaptive', display: 'omitted' },
  context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
  output_config: { effort: 'high' },
  safeguards: [{ type: 'dangerous_tool_use', classifier_context: { cwd: '/home/dev' } }],
  stream: true,
};
