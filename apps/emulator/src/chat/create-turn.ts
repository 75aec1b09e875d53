import { type GenerateAssistantResponseRequest } from '@q2api/amazonq-types';
import { DEFAULT_MODEL, findModel } from '../management/models.js';
import { seededRandom } from '../random.js';
import { type EmulatorSettings } from '../settings.js';
import { type ChatTurn, estimateTokens } from './chat-turn.js';

/** The turn of a request that passed validation. */
export function createTurn(request: GenerateAssistantResponseRequest, settings: EmulatorSettings): ChatTurn {
  const { currentMessage } = request.conversationState;
  const { content, modelId, userInputMessageContext: context } = currentMessage.userInputMessage;
  return {
    request,
    model: (modelId === undefined ? undefined : findModel(modelId)) ?? DEFAULT_MODEL,
    userText: content,
    toolResults: context?.toolResults ?? [],
    tools: context?.tools ?? [],
    inputTokens: estimateTokens(JSON.stringify(request.conversationState).length),
    random: seededRandom(settings.seed),
    paceMs: settings.paceMs,
    cut: settings.cut,
    usageMode: 'full',
    outputCharacters: 0,
  };
}
