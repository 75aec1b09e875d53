import { type GenerateAssistantResponseRequest } from '@q2api/amazonq-types';
import { type EmulatedModel } from '../../management/models.js';
import { checkCachePoints } from './check-cache-points.js';
import { chatRequestShapes } from './chat-request-shape.js';
import { checkConversation } from './check-conversation.js';
import { checkDocuments } from './check-documents.js';
import { checkImages } from './check-images.js';
import { checkModelFields } from './check-model-fields.js';
import { checkModel } from './check-model.js';
import { checkProfile } from './check-profile.js';
import { checkSize } from './check-size.js';
import { checkThinking } from './check-thinking.js';
import { checkToolPairing } from './check-tool-pairing.js';
import { checkToolSpecifications } from './check-tool-specifications.js';
import { checkToolUses } from './check-tool-uses.js';
import { type Entitlements } from './entitlements.js';

export interface ValidChatRequest {
  request: GenerateAssistantResponseRequest;
  model: EmulatedModel;
}

/**
 * Judges a chat request by everything known of the service, from its shape to the pairing of tool uses.
 * Throws the `ServiceError` that the service answers; its `detail` says what exactly was wrong.
 */
export function validateChatRequest(
  operation: 'GenerateAssistantResponse' | 'SendMessage',
  input: unknown,
  entitlements: Entitlements,
): ValidChatRequest {
  chatRequestShapes[operation](input, 'body');
  const request = input as GenerateAssistantResponseRequest;
  const { conversationState } = request;
  checkProfile(request.profileArn, entitlements);
  const model = checkModel(conversationState, entitlements);
  checkConversation(conversationState);
  checkToolSpecifications(
    conversationState.currentMessage.userInputMessage.userInputMessageContext?.tools ?? [],
  );
  checkToolUses(conversationState);
  checkToolPairing(conversationState);
  checkImages(conversationState, model);
  checkDocuments(conversationState, model);
  checkCachePoints(conversationState, model);
  checkThinking(conversationState);
  checkModelFields(request.additionalModelRequestFields, model, entitlements);
  checkSize(conversationState, model);
  return { request, model };
}
