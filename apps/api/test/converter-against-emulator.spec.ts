import { describe, expect, it } from '@jest/globals';
import { toAmazonQRequest, toModelCapabilities } from '@q2api/converter';
import { TurnError, type TurnRequest } from '@q2api/turn';
import fc from 'fast-check';
import { validateChatRequest } from '../../emulator/src/chat/validation/validate-chat-request.js';
import { MODELS } from '../../emulator/src/management/models.js';
import { arbitraryTurn } from '../../../libs/converter/src/amazonq/__fixtures__/arbitrary-turn.js';

const BUILDER_ID: Parameters<typeof validateChatRequest>[2] = {
  kind: 'builder-id',
  profiles: [],
  refusesModelFields: false,
};
/** More are refused whatever their form; the client is told so by the upstream itself. */
const MAX_DOCUMENTS = 5;

describe('the converter, judged by the emulator', () => {
  it('never gives a request that the emulator refuses, for any conversation and model', () => {
    fc.assert(
      fc.property(arbitraryTurn, fc.constantFrom(...MODELS), (turn, model) => {
        fc.pre(countDocuments(turn) <= MAX_DOCUMENTS);
        const request = convert(turn, model);
        if (request === undefined) return;
        expect(() => validateChatRequest('GenerateAssistantResponse', request, BUILDER_ID)).not.toThrow();
      }),
      { numRuns: 1_500 },
    );
  });
});

/** The request as the emulator would parse it; undefined for what the model cannot be sent at all. */
function convert(turn: TurnRequest, model: (typeof MODELS)[number]): unknown {
  try {
    const { request } = toAmazonQRequest(turn, {
      modelId: model.modelId,
      conversationId: '00000000-0000-4000-8000-000000000001',
      origin: 'CLI',
      capabilities: toModelCapabilities(model),
    });
    return JSON.parse(JSON.stringify(request));
  } catch (error) {
    expect(error).toBeInstanceOf(TurnError);
    expect((error as TurnError).message).toMatch(/more than 10 images|does not take images/);
    return undefined;
  }
}

function countDocuments(turn: TurnRequest): number {
  let count = 0;
  for (const block of turn.messages.flatMap(({ content }) => content)) {
    const parts = block.type === 'tool-result' ? block.content : [block];
    for (const part of parts) if (part.type === 'document') count++;
  }
  return count;
}
