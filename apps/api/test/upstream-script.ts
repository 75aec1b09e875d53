import type { GenerateAssistantResponseRequest } from '@q2api/amazonq-types';
import type { TestGateway } from './test-gateway.js';

const operation = 'GenerateAssistantResponse';

/** Makes the upstream give these texts as its next answers, one after the other, whatever it is asked. */
export function answerWith(gateway: TestGateway, ...texts: string[]): void {
  for (const text of texts) {
    gateway.emulator.inject({ operation, times: 1, scenario: `text ${JSON.stringify(text)}` });
  }
}

/** What the upstream was asked so far, oldest first. */
export function upstreamRequests(gateway: TestGateway): GenerateAssistantResponseRequest[] {
  return gateway.emulator.requests({ operation }).map(({ body }) => body as GenerateAssistantResponseRequest);
}

/** The current message of the last request. */
export function lastMessage(gateway: TestGateway) {
  const request = upstreamRequests(gateway).at(-1);
  if (request === undefined) throw new Error('the upstream was not asked');
  return request.conversationState.currentMessage.userInputMessage;
}
