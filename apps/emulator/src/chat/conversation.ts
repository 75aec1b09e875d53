import {
  type AssistantResponseMessage,
  type ChatMessage,
  type ConversationState,
  type UserInputMessage,
} from '@q2api/amazonq-types';

/** A message with the path that names it in error details. */
export interface Located<Message> {
  message: Message;
  path: string;
}

/** History and current message, oldest first. */
export function allMessages(state: ConversationState): Located<ChatMessage>[] {
  const history = (state.history ?? []).map((message, index) => ({ message, path: `history[${index}]` }));
  return [...history, { message: state.currentMessage, path: 'currentMessage' }];
}

export function userMessages(state: ConversationState): Located<UserInputMessage>[] {
  return allMessages(state).flatMap(({ message, path }) =>
    'userInputMessage' in message
      ? [{ message: message.userInputMessage, path: `${path}.userInputMessage` }]
      : [],
  );
}

export function assistantMessages(state: ConversationState): Located<AssistantResponseMessage>[] {
  return allMessages(state).flatMap(({ message, path }) =>
    'assistantResponseMessage' in message
      ? [{ message: message.assistantResponseMessage, path: `${path}.assistantResponseMessage` }]
      : [],
  );
}
