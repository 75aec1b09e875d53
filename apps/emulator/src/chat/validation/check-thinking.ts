import { type ConversationState } from '@q2api/amazonq-types';
import { validationError } from '../../server/service-error.js';
import { assistantMessages } from '../conversation.js';
import { isRedactedContent, isSigned } from '../thinking-signature.js';

/** Replayed thinking must be what the service itself signed, unaltered (observed). */
export function checkThinking(state: ConversationState): void {
  for (const { message, path } of assistantMessages(state)) {
    const { reasoningContent } = message;
    if (!reasoningContent) continue;
    const isOurs =
      'reasoningText' in reasoningContent
        ? isSigned(reasoningContent.reasoningText.text, reasoningContent.reasoningText.signature)
        : isRedactedContent(reasoningContent.redactedContent);
    if (!isOurs) {
      throw validationError('THINKING_SIGNATURE_INVALID', 'Invalid signature in thinking block.', path);
    }
  }
}
