import { type ConversationState } from '@q2api/amazonq-types';
import { type EmulatedModel } from '../../management/models.js';
import { type ServiceError, validationError } from '../../server/service-error.js';
import { countCharacters } from '../count-characters.js';
import { userMessages } from '../conversation.js';

/** Characters of one message's content (service model of June 2025). */
const MAX_CONTENT = 600_000;
const CHARACTERS_PER_TOKEN = 4;

/** One content, or all of the conversation, longer than the model takes. */
export function checkSize(state: ConversationState, model: EmulatedModel): void {
  for (const { message, path } of userMessages(state)) {
    if (message.content.length > MAX_CONTENT) throw tooLong(`${path}.content`);
  }
  if (countCharacters(state) > model.tokenLimits.maxInputTokens * CHARACTERS_PER_TOKEN) {
    throw tooLong(`more than ${model.tokenLimits.maxInputTokens} tokens at four characters each`);
  }
}

function tooLong(detail: string): ServiceError {
  return validationError('CONTENT_LENGTH_EXCEEDS_THRESHOLD', 'Input is too long.', detail);
}
