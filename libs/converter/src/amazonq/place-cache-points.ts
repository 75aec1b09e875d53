import type { AmazonQCachePoint, AssistantResponseMessage, UserInputMessage } from '@q2api/amazonq-types';
import type { ContentBlock } from '@q2api/turn';
import type { ConversationTurn } from './alternate-turns.js';
import type { Repairs } from './repairs.js';

const CACHE_POINT: AmazonQCachePoint = { type: 'default' };

/**
 * Marks the messages up to which the client asked for caching. The upstream has one marker per message (AWS model
 * codewhisperer-streaming 1.0.45) and a maximum per request (its catalogue); the last ones cover the longest prefixes.
 * @param messages one per turn, in the same order; they are marked in place
 * @param first whether the system text or a tool asked for it: both stand at the head of the conversation
 */
export function placeCachePoints(
  turns: readonly ConversationTurn[],
  messages: readonly (UserInputMessage | AssistantResponseMessage)[],
  first: boolean,
  maxCheckpoints: number,
  repairs: Repairs,
): void {
  const marked = messages.filter((_, index) => (first && index === 0) || turns[index]?.blocks.some(isMarked));
  const dropped = Math.max(0, marked.length - maxCheckpoints);
  repairs.count('droppedCachePoints', dropped);
  for (const message of marked.slice(dropped)) message.cachePoint = CACHE_POINT;
}

function isMarked(block: ContentBlock): boolean {
  if (block.type === 'thinking') return false;
  if (block.cachePoint !== undefined) return true;
  return (
    block.type === 'tool-result' &&
    block.content.some((part) => part.type !== 'json' && part.cachePoint !== undefined)
  );
}
