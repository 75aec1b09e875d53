import { describe, expect, it } from '@jest/globals';
import { collectTurn } from '@q2api/turn';
import { sdkReceiving } from '../__fixtures__/openai-sdk.js';
import { EXEC, responses } from '../__fixtures__/responses-requests.js';
import { textTurn, toolUse, turn, USAGE } from '../../__fixtures__/answers.js';
import { fromResponsesRequest } from './from-responses-request.js';
import { toResponse } from './to-response.js';

const REQUEST = responses({
  instructions: 'Be brief.',
  tools: [EXEC],
  max_output_tokens: 100,
  metadata: { a: 'b' },
  temperature: 0.3,
  reasoning: { effort: 'low' },
});

const OPTIONS = {
  responseId: 'resp_1',
  createdAt: 1_790_000_000,
  form: fromResponsesRequest(REQUEST).form,
  newItemId: (prefix: string) => `${prefix}_0`,
};

describe('toResponse', () => {
  it('R-001 is a response whose text the SDK returns as output_text', async () => {
    const response = toResponse(collectTurn(textTurn('Hel', 'lo')), OPTIONS);
    const received = await sdkReceiving(response).responses.create({ model: 'm', input: '' });
    expect(received.output_text).toBe('Hello');
    expect(response).toEqual({
      id: 'resp_1',
      object: 'response',
      created_at: 1_790_000_000,
      status: 'completed',
      error: null,
      incomplete_details: null,
      model: 'claude-sonnet-4-5',
      instructions: 'Be brief.',
      max_output_tokens: 100,
      metadata: { a: 'b' },
      parallel_tool_calls: true,
      previous_response_id: null,
      reasoning: { effort: 'low', summary: null },
      store: false,
      temperature: null,
      text: { format: { type: 'text' } },
      tool_choice: 'auto',
      tools: [EXEC],
      top_p: null,
      truncation: 'disabled',
      output: [
        {
          type: 'message',
          id: 'msg_0',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'Hello', annotations: [], logprobs: [] }],
        },
      ],
      usage: {
        input_tokens: 20,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 7,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 27,
      },
    });
  });

  it('R-005 has a call with an id of its own', () => {
    const { output } = toResponse(collectTurn(turn(...toolUse('call_1', 'f', '{"a":1}'))), OPTIONS);
    expect(output).toEqual([
      {
        type: 'function_call',
        id: 'fc_0',
        call_id: 'call_1',
        name: 'f',
        arguments: '{"a":1}',
        status: 'completed',
      },
    ]);
  });

  it('R-018 counts cached tokens as input and details them', () => {
    const usage = { ...USAGE, cacheReadTokens: 100, cacheWriteTokens: 3 };
    expect(toResponse({ content: [], stopReason: 'end_turn', usage }, OPTIONS).usage).toEqual({
      input_tokens: 123,
      input_tokens_details: { cached_tokens: 100 },
      output_tokens: 7,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 130,
    });
  });
});
