import type { ChatMessage, ChatSettings } from '../chat-state.js';
import { toChatBody } from './to-chat-body.js';
import { toClaudeBody } from './to-claude-body.js';

/** The conversation as a request of the chosen protocol. Throws SyntaxError when the tools are no JSON. */
export function toRequestBody(settings: ChatSettings, messages: readonly ChatMessage[]): object {
  const tools: unknown = settings.tools.trim() === '' ? undefined : JSON.parse(settings.tools);
  return settings.protocol === 'claude'
    ? toClaudeBody(settings, messages, tools)
    : toChatBody(settings, messages, tools);
}
