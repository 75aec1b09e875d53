import { describe, expect, it } from '@jest/globals';
import { collectTurn } from '@q2api/turn';
import { sdkReceiving } from '../__fixtures__/openai-sdk.js';
import { text, textTurn, thinking, toolUse, turn } from '../../__fixtures__/answers.js';
import { toChatCompletion } from './to-chat-completion.js';

const OPTIONS = { completionId: 'chatcmpl-1', created: 1_790_000_000, model: 'claude' };

describe('toChatCompletion', () => {
  it('O-001 is a completion that the SDK returns as it is', async () => {
    const completion = toChatCompletion(collectTurn(textTurn('Hel', 'lo')), OPTIONS);
    expect(completion).toEqual({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_790_000_000,
      model: 'claude',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hello', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 20, completion_tokens: 7, total_tokens: 27 },
    });
    const received = await sdkReceiving(completion).chat.completions.create({ model: 'm', messages: [] });
    expect(received).toEqual(completion);
  });

  it('O-006 has null content beside calls without text', () => {
    const [choice] = toChatCompletion(collectTurn(turn(...toolUse('c', 'f', '{"a":1}'))), OPTIONS).choices;
    expect(choice).toMatchObject({
      message: {
        content: null,
        refusal: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{"a":1}' } }],
      },
      finish_reason: 'tool_calls',
    });
  });

  it('has empty content when the model said nothing at all', () => {
    const [choice] = toChatCompletion(collectTurn(turn()), OPTIONS).choices;
    expect(choice?.message.content).toBe('');
  });

  it('O-021 shows thinking in reasoning_content only when it may be shown', () => {
    const answer = collectTurn(turn(...thinking('hm'), ...text('hi')));
    const hidden = toChatCompletion(answer, OPTIONS).choices[0]?.message;
    const shown = toChatCompletion(answer, { ...OPTIONS, showReasoning: true }).choices[0]?.message;
    expect(hidden).toEqual({ role: 'assistant', content: 'hi', refusal: null });
    expect(shown).toEqual({ ...hidden, reasoning_content: 'hm' });
  });

  it('O-025 answers a custom tool with its free text, whatever the model made of the form', () => {
    const callForms = { custom: new Set(['patch']), legacy: false };
    const answer = collectTurn(
      turn(...toolUse('a', 'patch', '{"input":"x"}'), ...toolUse('b', 'patch', '{"text":"y"}')),
    );
    expect(toChatCompletion(answer, { ...OPTIONS, callForms }).choices[0]?.message.tool_calls).toEqual([
      { id: 'a', type: 'custom', custom: { name: 'patch', input: 'x' } },
      { id: 'b', type: 'custom', custom: { name: 'patch', input: '{"text":"y"}' } },
    ]);
  });
});
