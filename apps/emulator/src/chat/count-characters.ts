import { type ConversationState } from '@q2api/amazonq-types';
import { userMessages } from './conversation.js';

/** Characters of the conversation as JSON, without the bytes of images and documents. */
export function countCharacters(state: ConversationState): number {
  let characters = JSON.stringify(state).length;
  for (const { message } of userMessages(state)) {
    for (const { source } of [...(message.images ?? []), ...(message.documents ?? [])]) {
      characters -= source.bytes.length;
    }
  }
  return characters;
}
