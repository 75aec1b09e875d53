import type { ChatCompletionChunk, ChatToolCallDelta } from '@q2api/openai-types';
import type { AnswerBlock } from '../chat-state.js';
import type { AnswerDraft } from './answer-draft.js';
import { parseEvent, StreamError } from './stream-error.js';

const DONE = '[DONE]';

/** Reads the chunks of a streamed chat completion. */
export class ChatAnswerReader {
  readonly #calls = new Map<number, AnswerBlock & { type: 'tool-use' }>();
  #isOver = false;

  constructor(private readonly draft: AnswerDraft) {}

  push(data: string): boolean {
    if (data === DONE) {
      this.#isOver = true;
      return false;
    }
    const chunk = parseEvent<ChatCompletionChunk & { error?: { message?: string } }>(data);
    if (chunk.error) throw new StreamError('error-event', chunk.error.message ?? null);
    if (chunk.usage) {
      this.draft.inputTokens = chunk.usage.prompt_tokens;
      this.draft.outputTokens = chunk.usage.completion_tokens;
    }
    const choice = chunk.choices[0];
    if (!choice) return false;
    const { content, reasoning_content: reasoning, tool_calls: calls } = choice.delta;
    if (reasoning) this.thinking().thinking += reasoning;
    if (content) this.text().text += content;
    for (const call of calls ?? []) this.call(call);
    this.draft.stopReason = choice.finish_reason ?? this.draft.stopReason;
    return Boolean(reasoning || content || calls?.length);
  }

  end(): void {
    if (!this.#isOver) throw new StreamError('cut-off');
  }

  /** The open text, or a new one: the protocol does not say where a block begins. */
  private text(): AnswerBlock & { type: 'text' } {
    const last = this.draft.blocks.at(-1);
    if (last?.type === 'text') return last;
    const block = { type: 'text' as const, text: '' };
    this.draft.blocks.push(block);
    return block;
  }

  private thinking(): AnswerBlock & { type: 'thinking' } {
    const last = this.draft.blocks.at(-1);
    if (last?.type === 'thinking') return last;
    const block = { type: 'thinking' as const, thinking: '' };
    this.draft.blocks.push(block);
    return block;
  }

  private call(delta: ChatToolCallDelta): void {
    let block = this.#calls.get(delta.index);
    if (!block) {
      block = {
        type: 'tool-use',
        id: delta.id ?? '',
        name: delta.function?.name ?? delta.custom?.name ?? '',
        json: '',
      };
      this.#calls.set(delta.index, block);
      this.draft.blocks.push(block);
    }
    block.json += delta.function?.arguments ?? delta.custom?.input ?? '';
  }
}
