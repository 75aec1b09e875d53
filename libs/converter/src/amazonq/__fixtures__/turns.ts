import type { ContentBlock, Message, Tool, TurnRequest } from '@q2api/turn';
import type { AmazonQRequestOptions } from '../to-amazonq-request.js';

/** The smallest valid PNG: one pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const OPTIONS: AmazonQRequestOptions = {
  modelId: 'claude-sonnet-4.5',
  conversationId: '00000000-0000-4000-8000-000000000001',
  origin: 'CLI',
  capabilities: { images: true, documents: true, maxInputTokens: 200_000, maxOutputTokens: 64_000 },
};

export function turnRequest(overrides: Partial<TurnRequest> = {}): TurnRequest {
  return {
    model: 'claude-sonnet-4-5',
    system: [],
    messages: [user('Hi')],
    tools: [],
    toolChoice: { type: 'auto' },
    parallelToolUse: true,
    stopSequences: [],
    thinking: { type: 'default' },
    ...overrides,
  };
}

export function user(...content: (ContentBlock | string)[]): Message {
  return { role: 'user', content: content.map(toBlock) };
}

export function assistant(...content: (ContentBlock | string)[]): Message {
  return { role: 'assistant', content: content.map(toBlock) };
}

export function system(...content: (ContentBlock | string)[]): Message {
  return { role: 'system', content: content.map(toBlock) };
}

export function toolUse(toolUseId: string, name = 'read'): ContentBlock {
  return { type: 'tool-use', toolUseId, name, input: {} };
}

export function toolResult(toolUseId: string, text: string): ContentBlock {
  return { type: 'tool-result', toolUseId, isError: false, content: [{ type: 'text', text }] };
}

export function image(): ContentBlock & { type: 'image' } {
  return { type: 'image', source: { type: 'base64', format: 'png', data: PNG } };
}

export function document(name?: string): ContentBlock & { type: 'document' } {
  return {
    type: 'document',
    source: { type: 'base64', format: 'txt', data: 'aGVsbG8=' },
    ...(name !== undefined && { name }),
  };
}

export function tool(name: string, overrides: Partial<Tool> = {}): Tool {
  return { name, description: `Does ${name}`, inputSchema: { type: 'object', properties: {} }, ...overrides };
}

function toBlock(block: ContentBlock | string): ContentBlock {
  return typeof block === 'string' ? { type: 'text', text: block } : block;
}
