import { type ConversationState, type UserInputMessage } from '@q2api/amazonq-types';
import { userMessages } from '../conversation.js';
import { type Marker, parseMarkers } from './parse-markers.js';

export interface FoundMarkers {
  markers: Marker[];
  /** How many rounds of tool results the conversation has seen since the markers' message. */
  round: number;
}

/**
 * The markers of the current message. While a conversation only answers tool uses, they stay those of the
 * message that started it, so that one marker can script a whole tool loop.
 */
export function findMarkers(state: ConversationState): FoundMarkers {
  let round = 0;
  for (const { message } of userMessages(state).reverse()) {
    const markers = parseMarkers(message.content);
    if (markers.length > 0) return { markers, round };
    if (!hasToolResults(message)) break;
    round += 1;
  }
  return { markers: [], round: 0 };
}

function hasToolResults(message: UserInputMessage): boolean {
  return message.userInputMessageContext?.toolResults !== undefined;
}
