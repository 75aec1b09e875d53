import { type ConversationState } from '@q2api/amazonq-types';
import { DEFAULT_MODEL, type EmulatedModel, findModel } from '../../management/models.js';
import { validationError } from '../../server/service-error.js';
import { userMessages } from '../conversation.js';
import { type Entitlements } from './entitlements.js';

/** The model of the current message. Throws INVALID_MODEL_ID for any message naming one the account does not have. */
export function checkModel(state: ConversationState, account: Pick<Entitlements, 'models'>): EmulatedModel {
  for (const { message, path } of userMessages(state)) {
    const { modelId } = message;
    if (modelId === undefined || isOffered(modelId, account)) continue;
    throw validationError(
      'INVALID_MODEL_ID',
      'Invalid model. Please select a different model to continue.',
      `${path}.modelId "${modelId}"`,
    );
  }
  const { modelId } = state.currentMessage.userInputMessage;
  return (modelId === undefined ? undefined : findModel(modelId)) ?? DEFAULT_MODEL;
}

function isOffered(modelId: string, account: Pick<Entitlements, 'models'>): boolean {
  return findModel(modelId) !== undefined && (account.models?.includes(modelId) ?? true);
}
