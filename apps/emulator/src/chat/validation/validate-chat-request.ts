import { type GenerateAssistantResponseRequest } from '@q2api/amazonq-types';
import { isJsonObject, type JsonObject } from '../../server/json.js';
import { malformed } from '../../server/service-error.js';

export function validateChatRequest(input: JsonObject): GenerateAssistantResponseRequest {
  const state = input['conversationState'];
  if (!isJsonObject(state) || !isJsonObject(state['currentMessage']))
    throw malformed('conversationState.currentMessage is required');
  if (!isJsonObject(state['currentMessage']['userInputMessage']))
    throw malformed('currentMessage must be a userInputMessage');
  return input as unknown as GenerateAssistantResponseRequest;
}
