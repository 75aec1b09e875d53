import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, TurnRequest } from '@q2api/turn';
import { arbitraryConversation } from './__fixtures__/conversation.js';
import { toChatBody, toClaudeBody, toResponsesBody } from './__fixtures__/render-conversation.js';
import { toAmazonQRequest } from './amazonq/to-amazonq-request.js';
import { fromClaudeRequest } from './claude/request/from-claude-request.js';
import { fromChatRequest } from './openai/chat/from-chat-request.js';
import { fromResponsesRequest } from './openai/responses/from-responses-request.js';

const effort: JsonObject = { enum: ['low', 'medium', 'high', 'max'] };
const requestFieldsSchema: JsonObject = {
  type: 'object',
  properties: {
    thinking: { type: 'object', properties: { type: { type: 'string' }, display: { type: 'string' } } },
    output_config: { type: 'object', properties: { effort } },
    max_tokens: { type: 'integer', minimum: 1 },
  },
};

function sent(turn: TurnRequest): object {
  return toAmazonQRequest(turn, {
    modelId: 'claude-sonnet-4.6',
    conversationId: '00000000-0000-4000-8000-000000000001',
    origin: 'CLI',
    capabilities: {
      images: true,
      documents: true,
      maxInputTokens: 200_000,
      maxOutputTokens: 64_000,
      requestFieldsSchema,
    },
  }).request;
}

describe('a conversation that all three protocols can tell', () => {
  it('becomes the same request to the upstream, byte for byte', () => {
    fc.assert(
      fc.property(arbitraryConversation, (conversation) => {
        const claude = sent(fromClaudeRequest(toClaudeBody(conversation)).turn);
        const chat = sent(fromChatRequest(toChatBody(conversation)).turn);
        const responses = sent(fromResponsesRequest(toResponsesBody(conversation)).turn);
        expect(JSON.stringify(chat)).toBe(JSON.stringify(claude));
        expect(JSON.stringify(responses)).toBe(JSON.stringify(claude));
      }),
      { numRuns: 500 },
    );
  });
});
