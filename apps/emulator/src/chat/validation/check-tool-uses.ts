import { type ConversationState } from '@q2api/amazonq-types';
import { isJsonObject } from '../../server/json.js';
import { type ServiceError, validationError } from '../../server/service-error.js';
import { assistantMessages, userMessages } from '../conversation.js';
import { isToolName } from './check-tool-specifications.js';

const TOOL_USE_ID = /^[a-zA-Z0-9_-]{1,64}$/;

/** Names, ids and inputs of tool uses and results; ids are unique within their message. */
export function checkToolUses(state: ConversationState): void {
  for (const { message, path } of assistantMessages(state)) {
    const { toolUses = [] } = message;
    checkIds(toolUses, path);
    for (const { name, input } of toolUses) {
      if (!isToolName(name)) throw invalidToolUse(`${path}: tool name "${name}"`);
      if (!isJsonObject(input)) throw invalidToolUse(`${path}: input of ${name} is not an object`);
      if (hasEmptyKey(input)) throw invalidToolUse(`${path}: input of ${name} has an empty property name`);
    }
  }
  for (const { message, path } of userMessages(state)) {
    checkIds(message.userInputMessageContext?.toolResults ?? [], path);
  }
}

function checkIds(entries: { toolUseId: string }[], path: string): void {
  const ids = new Set<string>();
  for (const { toolUseId } of entries) {
    if (!TOOL_USE_ID.test(toolUseId)) throw invalidToolUse(`${path}: toolUseId "${toolUseId}"`);
    if (ids.has(toolUseId)) throw invalidToolUse(`${path}: toolUseId "${toolUseId}" twice`);
    ids.add(toolUseId);
  }
}

function hasEmptyKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => key === '' || hasEmptyKey(member));
}

function invalidToolUse(detail: string): ServiceError {
  return validationError('REQUEST_BODY_INVALID', 'Invalid tool use format.', detail);
}
