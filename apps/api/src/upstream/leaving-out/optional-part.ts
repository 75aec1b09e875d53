import type { GenerateAssistantResponseRequest } from '@q2api/amazonq-types';

/** What a request can do without: `additionalModelRequestFields`, cache points, thinking of earlier turns. */
export type OptionalPart = 'request-fields' | 'cache-points' | 'thinking';

/** The optional parts that a request has. */
export function optionalPartsOf(request: GenerateAssistantResponseRequest): ReadonlySet<OptionalPart> {
  const parts = new Set<OptionalPart>();
  if (request.additionalModelRequestFields !== undefined) parts.add('request-fields');
  const { history = [], currentMessage } = request.conversationState;
  for (const entry of [...history, currentMessage]) {
    const isAnswer = 'assistantResponseMessage' in entry;
    const message = isAnswer ? entry.assistantResponseMessage : entry.userInputMessage;
    if (message.cachePoint !== undefined) parts.add('cache-points');
    if (isAnswer && entry.assistantResponseMessage.reasoningContent !== undefined) parts.add('thinking');
  }
  return parts;
}
