import { seededRandom } from '../random.js';
import { type EmulatorSettings } from '../settings.js';
import { type ChatTurn, estimateTokens } from './chat-turn.js';
import { countCharacters } from './count-characters.js';
import { userMessages } from './conversation.js';
import { type ValidChatRequest } from './validation/validate-chat-request.js';

/** What an image or a document is counted as; close to what Claude counts for a full-size image. */
const TOKENS_PER_ATTACHMENT = 1500;

/** The turn of a request that passed validation. */
export function createTurn(
  { request, model }: ValidChatRequest,
  round: number,
  settings: EmulatorSettings,
): ChatTurn {
  const { conversationState } = request;
  const { content, userInputMessageContext: context } = conversationState.currentMessage.userInputMessage;
  const attachments = userMessages(conversationState).flatMap(({ message }) => [
    ...(message.images ?? []),
    ...(message.documents ?? []),
  ]);
  return {
    request,
    model,
    userText: content,
    toolResults: context?.toolResults ?? [],
    tools: context?.tools ?? [],
    inputTokens:
      estimateTokens(countCharacters(conversationState)) + attachments.length * TOKENS_PER_ATTACHMENT,
    isDryRun: 'dryRun' in request && request.dryRun === true,
    round,
    random: seededRandom(settings.seed),
    headersDelayMs: 0,
    firstByteDelayMs: 0,
    paceMs: settings.paceMs,
    cut: settings.cut,
    usageMode: 'full',
    outputCharacters: 0,
  };
}
