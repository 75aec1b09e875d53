import type { AssistantResponseMessage, ChatMessage, UserInputMessage } from '@q2api/amazonq-types';
import type { ToolUseBlock } from '@q2api/turn';
import type { ConversationTurn } from './alternate-turns.js';
import type { MessageContext } from './message-context.js';
import { type AwaitedToolUse, pairToolResults } from './pair-tool-results.js';
import { placeCachePoints } from './place-cache-points.js';
import { toAssistantMessage } from './to-assistant-message.js';
import { toUserMessage } from './to-user-message.js';
import { ToolUseIds } from './tool-use-ids.js';

export interface Conversation {
  history: ChatMessage[];
  current: UserInputMessage;
}

export interface ConversationHead {
  /** Operator text, already wrapped: it opens the first user turn, where it stays as the conversation grows. */
  systemText: string | undefined;
  /** Whether the client asked for caching of the system text or the tools. */
  cachePoint: boolean;
}

/**
 * Converts alternating turns; the last one, a user turn, is the current message and all before it the history.
 * @throws TurnError `invalid-request` for attachments the model cannot be sent
 */
export function buildConversation(
  turns: readonly ConversationTurn[],
  head: ConversationHead,
  context: MessageContext,
): Conversation {
  const { capabilities, repairs } = context;
  const ids = new ToolUseIds(repairs);
  const history: ChatMessage[] = [];
  const messages: (UserInputMessage | AssistantResponseMessage)[] = [];
  let current: UserInputMessage = { content: '' };
  let awaited: AwaitedToolUse[] = [];

  turns.forEach((turn, index) => {
    if (turn.role === 'assistant') {
      awaited = turn.blocks
        .filter(isToolUse)
        .map((block) => ({ upstreamId: ids.assign(block.toolUseId), block }));
      const assistantResponseMessage = toAssistantMessage(turn.blocks, awaited, context);
      messages.push(assistantResponseMessage);
      history.push({ assistantResponseMessage });
      return;
    }
    const paired = pairToolResults(awaited, turn.blocks, repairs);
    const systemText = index === 0 ? head.systemText : undefined;
    current = toUserMessage(paired, systemText, `messages.${turn.messageIndex}`, context);
    messages.push(current);
    if (index < turns.length - 1) history.push({ userInputMessage: current });
  });

  if (capabilities.promptCaching !== undefined) {
    placeCachePoints(turns, messages, head.cachePoint, capabilities.promptCaching.maxCheckpoints, repairs);
  }
  return { history, current };
}

function isToolUse(block: { type: string }): block is ToolUseBlock {
  return block.type === 'tool-use';
}
