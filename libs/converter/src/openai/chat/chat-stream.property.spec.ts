import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChatCompletionMessage, ChatCompletionChunk } from '@q2api/openai-types';
import { checkTurnOrder, collectTurn, type TurnEvent } from '@q2api/turn';
import { arbitraryTurn } from '../__fixtures__/arbitrary-turn.js';
import { sdkReading } from '../__fixtures__/openai-sdk.js';
import { ChatChunkEncoder } from './chat-chunk-encoder.js';
import { toChatCompletion } from './to-chat-completion.js';

const OPTIONS = { completionId: 'chatcmpl-1', created: 1_790_000_000, model: 'claude', includeUsage: true };
const CUSTOM = { callForms: { custom: new Set(['patch']), legacy: false }, showReasoning: true };

function encode(events: readonly TurnEvent[], options = {}): string {
  return new ChatChunkEncoder({ ...OPTIONS, ...options }).encode(events);
}

/** Texts and calls with their arguments parsed: how JSON is spaced may differ, and so may null and no text. */
function meaning({ content, tool_calls: calls = [] }: Pick<ChatCompletionMessage, 'content' | 'tool_calls'>) {
  return {
    content: content ?? '',
    calls: calls.map((call) =>
      call.type === 'function'
        ? [call.id, call.function.name, JSON.parse(call.function.arguments)]
        : [call.id, call.custom.name, call.custom.input],
    ),
  };
}

describe('any streamed chat completion', () => {
  it('O-001 is accepted by the SDK and folds to the whole completion', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTurn, async (events) => {
        checkTurnOrder(events);
        const whole = toChatCompletion(collectTurn(events), OPTIONS);
        const streamed = await sdkReading(encode(events))
          .chat.completions.stream({ model: 'm', messages: [] })
          .finalChatCompletion();
        const [choice] = streamed.choices;
        expect(streamed.usage).toEqual(whole.usage);
        expect(choice?.finish_reason).toBe(whole.choices[0]?.finish_reason);
        expect(meaning(choice?.message as ChatCompletionMessage)).toEqual(
          meaning(whole.choices[0]?.message as ChatCompletionMessage),
        );
      }),
    );
  });

  it('O-025 concatenates to the whole message, with reasoning and custom tools', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTurn, async (events) => {
        const whole = toChatCompletion(collectTurn(events), { ...OPTIONS, ...CUSTOM });
        const stream = await sdkReading(encode(events, CUSTOM)).chat.completions.create({
          model: 'm',
          messages: [],
          stream: true,
        });
        const folded = new FoldedMessage();
        for await (const chunk of stream) folded.add(chunk as ChatCompletionChunk);
        const expected = whole.choices[0]?.message as ChatCompletionMessage;
        expect(meaning(folded.message)).toEqual(meaning(expected));
        expect(folded.message.reasoning_content ?? '').toBe(expected.reasoning_content ?? '');
      }),
    );
  });
});

/** What a client makes of chunks that only concatenates. */
class FoldedMessage {
  readonly message: ChatCompletionMessage = { role: 'assistant', content: '', refusal: null };

  add({ choices: [choice] }: ChatCompletionChunk): void {
    if (choice === undefined) return;
    const { message } = this;
    message.content += choice.delta.content ?? '';
    message.reasoning_content = (message.reasoning_content ?? '') + (choice.delta.reasoning_content ?? '');
    for (const { index, id = '', custom, function: fn } of choice.delta.tool_calls ?? []) {
      const calls = (message.tool_calls ??= []);
      if (custom !== undefined) {
        const call = (calls[index] ??= {
          id,
          type: 'custom',
          custom: { name: custom.name ?? '', input: '' },
        });
        if (call.type === 'custom') call.custom.input += custom.input ?? '';
      } else {
        const name = fn?.name ?? '';
        const call = (calls[index] ??= { id, type: 'function', function: { name, arguments: '' } });
        if (call.type === 'function') call.function.arguments += fn?.arguments ?? '';
      }
    }
  }
}
