import { type Effort, invalidRequest, type Message } from '@q2api/turn';
import { type Fields, isAbsent, isObject, readArray, readObject, readOneOf } from '../../read-json.js';
import { findCompaction } from './compaction.js';
import { readContent } from './content-blocks.js';
import { readEffort } from './effort.js';
import { readToolChanges } from './tool-change-blocks.js';
import { ToolChanges } from './tool-changes.js';

export interface ClaudeConversation {
  messages: Message[];
  tools: ToolChanges;
  /** Of the last system message that sets one. */
  effort?: Effort;
}

const ROLES = ['user', 'assistant', 'system'] as const;

/** Reads `messages`. @throws TurnError `invalid-request` naming the path. */
export function readMessages(value: unknown): ClaudeConversation {
  const list = readArray(value, 'messages');
  if (list.length === 0) throw invalidRequest('messages', 'must have at least one message');
  const lastUser = list.findLastIndex((message) => isObject(message) && message.role === 'user');
  const conversation: ClaudeConversation = { messages: [], tools: new ToolChanges() };
  list.forEach((item, index) => {
    const path = `messages.${index}`;
    const message = readObject(item, path);
    const role = readOneOf(message.role, ROLES, `${path}.role`);
    if (role === 'system') readSystemMessage(message, path, index < lastUser, conversation);
    else readMessage(role, message.content, `${path}.content`, conversation);
  });
  return conversation;
}

/** Operator text at its place; one that was meant to last until the next user message is left out after it. */
function readSystemMessage(
  message: Fields,
  path: string,
  userFollows: boolean,
  conversation: ClaudeConversation,
): void {
  const content = isAbsent(message.content)
    ? []
    : readContent(message.content, `${path}.content`, conversation.tools);
  const effort = readEffort(message.output_config, `${path}.output_config`);
  if (message.clear_at === 'next_user_message' && userFollows) return;
  if (effort !== undefined) conversation.effort = effort;
  conversation.messages.push({ role: 'system', content });
}

/** A compaction stands for all that was said before it (Anthropic API, beta): its summary is now the first user message. */
function readMessage(
  role: 'user' | 'assistant',
  content: unknown,
  path: string,
  { messages, tools }: ClaudeConversation,
): void {
  const compaction = findCompaction(content);
  if (compaction !== undefined) {
    readToolChanges(compaction.block.tool_changes, `${path}.${compaction.index}.tool_changes`, tools);
    messages.length = 0;
    messages.push({ role: 'user', content: [{ type: 'text', text: compaction.summary }] });
  }
  messages.push({ role, content: readContent(content, path, tools, (compaction?.index ?? -1) + 1) });
}
