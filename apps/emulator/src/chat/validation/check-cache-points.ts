import { type ConversationState } from '@q2api/amazonq-types';
import { type EmulatedModel } from '../../management/models.js';
import { malformed } from '../../server/service-error.js';
import { assistantMessages, userMessages } from '../conversation.js';

/** Cache points only for models that advertise prompt caching, and not more than they advertise. */
export function checkCachePoints(state: ConversationState, model: EmulatedModel): void {
  const messages = [...userMessages(state), ...assistantMessages(state)];
  const count = messages.filter(({ message }) => message.cachePoint).length;
  const allowed = model.promptCaching?.maximumCacheCheckpointsPerRequest ?? 0;
  if (count > allowed) throw malformed(`${count} cache points, ${model.modelId} takes ${allowed}`);
}
