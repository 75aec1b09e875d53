import { type ConversationState } from '@q2api/amazonq-types';
import { malformed, validationError } from '../../server/service-error.js';
import { assistantMessages, userMessages } from '../conversation.js';

/** The Q CLI trims its history at this many entries. */
const MAX_HISTORY = 10_000;

/** Order, length and emptiness of the messages. */
export function checkConversation(state: ConversationState): void {
  const { conversationId, history = [] } = state;
  if (conversationId !== undefined && (conversationId.length < 1 || conversationId.length > 128)) {
    throw validationError('INVALID_CONVERSATION_ID', 'Invalid conversation id.');
  }
  if (history.length > MAX_HISTORY) throw malformed(`history has more than ${MAX_HISTORY} entries`);
  history.forEach((message, index) => {
    const expected = index % 2 === 0 ? 'userInputMessage' : 'assistantResponseMessage';
    if (!(expected in message)) throw malformed(`history[${index}] must be ${expected}`);
  });
  if (history.length % 2 !== 0) throw malformed('history must end with assistantResponseMessage');
  checkContents(state);
}

/** Only a user message that carries tool results may say nothing; an assistant message never may (observed). */
function checkContents(state: ConversationState): void {
  for (const { message, path } of userMessages(state)) {
    const context = message.userInputMessageContext;
    if (message.content === '' && !context?.toolResults) throw malformed(`${path}.content is empty`);
    if (context?.tools && !path.startsWith('currentMessage')) {
      throw malformed(`${path} carries tools, which belong to the current message only`);
    }
  }
  for (const { message, path } of assistantMessages(state)) {
    if (message.content === '') throw malformed(`${path}.content is empty`);
  }
}
