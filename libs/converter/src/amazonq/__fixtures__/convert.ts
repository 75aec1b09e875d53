import type { ChatMessage, UserInputMessage } from '@q2api/amazonq-types';
import type { TurnRequest } from '@q2api/turn';
import { type AmazonQRequestOptions, toAmazonQRequest } from '../to-amazonq-request.js';
import { OPTIONS, turnRequest } from './turns.js';

/** Converts an otherwise plain turn and takes the request apart. */
export function convert(overrides: Partial<TurnRequest>, options: Partial<AmazonQRequestOptions> = {}) {
  const conversion = toAmazonQRequest(turnRequest(overrides), { ...OPTIONS, ...options });
  const { history = [], currentMessage } = conversion.request.conversationState;
  return { ...conversion, history, current: currentMessage.userInputMessage };
}

export function withCapabilities(capabilities: Partial<AmazonQRequestOptions['capabilities']>) {
  return { capabilities: { ...OPTIONS.capabilities, ...capabilities } };
}

/** `user: …` and `assistant: …`, the shape of a history at a glance. */
export function contents(history: ChatMessage[]): string[] {
  return history.map((message) =>
    'userInputMessage' in message
      ? `user: ${message.userInputMessage.content}`
      : `assistant: ${message.assistantResponseMessage.content}`,
  );
}

export function toolsOf({ userInputMessageContext }: UserInputMessage) {
  return (userInputMessageContext?.tools ?? []).map(({ toolSpecification }) => toolSpecification);
}
