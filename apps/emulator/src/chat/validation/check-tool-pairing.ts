import { type AmazonQToolUse, type ConversationState } from '@q2api/amazonq-types';
import { type ServiceError, validationError } from '../../server/service-error.js';
import { allMessages, assistantMessages } from '../conversation.js';

/**
 * Every tool use is answered in the next message, exactly those, in the same order (Q CLI enforces it before
 * sending), and every tool used in the history is still offered.
 */
export function checkToolPairing(state: ConversationState): void {
  let open: AmazonQToolUse[] = [];
  for (const { message, path } of allMessages(state)) {
    if ('assistantResponseMessage' in message) {
      open = message.assistantResponseMessage.toolUses ?? [];
      continue;
    }
    const results = message.userInputMessage.userInputMessageContext?.toolResults ?? [];
    const expected = open.map(({ toolUseId }) => toolUseId).join(', ');
    const actual = results.map(({ toolUseId }) => toolUseId).join(', ');
    if (expected !== actual) throw mismatch(`${path}: results for [${actual}], expected [${expected}]`);
    open = [];
  }
  checkToolsOffered(state);
}

function checkToolsOffered(state: ConversationState): void {
  const { tools = [] } = state.currentMessage.userInputMessage.userInputMessageContext ?? {};
  const offered = new Set(tools.map(({ toolSpecification }) => toolSpecification.name));
  for (const { message, path } of assistantMessages(state)) {
    for (const { name } of message.toolUses ?? []) {
      if (offered.has(name)) continue;
      throw validationError(
        'TOOL_CONFIG_MISSING',
        'Tools used in the conversation must be defined in the request.',
        `${path} uses "${name}", which is not in tools`,
      );
    }
  }
}

function mismatch(detail: string): ServiceError {
  return validationError(
    'TOOL_USE_RESULT_MISMATCH',
    'Tool uses and tool results of the conversation do not match.',
    detail,
  );
}
