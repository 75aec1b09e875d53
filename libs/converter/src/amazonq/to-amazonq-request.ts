import type { GenerateAssistantResponseRequest, UserInputMessage } from '@q2api/amazonq-types';
import type { TurnRequest } from '@q2api/turn';
import { alternateTurns, type ConversationTurn } from './alternate-turns.js';
import { buildConversation } from './build-conversation.js';
import { DocumentNames } from './document-names.js';
import { isBlank } from './is-blank.js';
import type { ModelCapabilities } from './model-capabilities.js';
import { modelRequestFields } from './model-request-fields.js';
import { offerTools, type ToolOffer } from './offer-tools.js';
import { Repairs } from './repairs.js';
import { repairText } from './repair-unicode.js';
import { structuredOutputInstruction } from './structured-output-instruction.js';
import { wrapSystemText } from './system-text.js';
import { toolChoiceInstruction } from './tool-choice-instruction.js';
import type { ToolNames } from './tool-names.js';

export interface AmazonQRequestOptions {
  /** The upstream's id of the model; absent means the service's default. */
  modelId?: string;
  conversationId: string;
  /** Decides which models an account may use; the same as in the catalogue call (observed). */
  origin: string;
  capabilities: ModelCapabilities;
}

export interface AmazonQConversion {
  request: GenerateAssistantResponseRequest;
  /** To give the answer's tool uses the client's own names. */
  toolNames: ToolNames;
  /** What had to be changed, such as `renamed 2 tools`; empty when nothing. */
  repairs: string[];
}

/**
 * Converts a conversation into the upstream's request. Pure: the same input gives the same bytes. What the upstream
 * has no place for (stop sequences, sampling, one tool use at most) is the caller's to enforce on the answer.
 * @throws TurnError `invalid-request` when the conversation cannot be sent without leaving part of it out.
 */
export function toAmazonQRequest(turn: TurnRequest, options: AmazonQRequestOptions): AmazonQConversion {
  const { capabilities, origin, modelId, conversationId } = options;
  const repairs = new Repairs();
  const turns = alternateTurns(turn.messages, repairs);
  const offer = offerTools(turn, usedToolNames(turns), repairs);
  const head = { systemText: systemText(turn, offer, repairs), cachePoint: isHeadCached(turn) };
  const { history, current } = buildConversation(turns, head, {
    origin,
    capabilities,
    toolNames: offer.names,
    documentNames: new DocumentNames(repairs),
    repairs,
  });
  const fields = modelRequestFields(turn, capabilities, repairs);
  const request: GenerateAssistantResponseRequest = {
    conversationState: {
      conversationId,
      chatTriggerType: 'MANUAL',
      ...(history.length > 0 && { history }),
      currentMessage: { userInputMessage: completeCurrent(current, offer, modelId) },
    },
    ...(fields !== undefined && { additionalModelRequestFields: fields }),
  };
  return { request, toolNames: offer.names, repairs: repairs.list() };
}

/** Model and tools belong to the current message only (Q CLI). */
function completeCurrent(
  current: UserInputMessage,
  { tools }: ToolOffer,
  modelId: string | undefined,
): UserInputMessage {
  return {
    ...current,
    ...(tools.length > 0 && { userInputMessageContext: { ...current.userInputMessageContext, tools } }),
    ...(modelId !== undefined && { modelId }),
  };
}

function usedToolNames(turns: readonly ConversationTurn[]): Set<string> {
  const names = new Set<string>();
  for (const { blocks } of turns) {
    for (const block of blocks) if (block.type === 'tool-use') names.add(block.name);
  }
  return names;
}

/** The client's system text, then what the upstream has no field for, in an order that never changes. */
function systemText(turn: TurnRequest, offer: ToolOffer, repairs: Repairs): string | undefined {
  const choice = toolChoiceInstruction(turn.toolChoice, offer.tools.length > 0, offer.names);
  const texts = [
    ...turn.system.map((block) => repairText(block.text, repairs)),
    ...offer.documentation,
    ...(choice === undefined ? [] : [choice]),
    ...(turn.outputFormat === undefined ? [] : [structuredOutputInstruction(turn.outputFormat)]),
  ].filter((text) => !isBlank(text));
  return texts.length > 0 ? wrapSystemText(texts.join('\n\n')) : undefined;
}

function isHeadCached({ system, tools }: TurnRequest): boolean {
  return [...system, ...tools].some((part) => part.cachePoint !== undefined);
}
