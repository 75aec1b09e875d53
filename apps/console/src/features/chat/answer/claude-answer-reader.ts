import type { ClaudeBlockDelta, ClaudeContentBlock, ClaudeStreamEvent } from '@q2api/claude-types';
import type { AnswerBlock } from '../chat-state.js';
import type { AnswerDraft } from './answer-draft.js';
import { parseEvent, StreamError } from './stream-error.js';

/** Reads the events of a streamed Claude message. */
export class ClaudeAnswerReader {
  readonly #blocks = new Map<number, AnswerBlock>();
  #isOver = false;

  constructor(private readonly draft: AnswerDraft) {}

  push(data: string): boolean {
    const event = parseEvent<ClaudeStreamEvent>(data);
    switch (event.type) {
      case 'message_start':
        this.draft.inputTokens = event.message.usage.input_tokens;
        return false;
      case 'content_block_start':
        this.open(event.index, event.content_block);
        return true;
      case 'content_block_delta':
        this.extend(event.index, event.delta);
        return true;
      case 'message_delta':
        this.draft.stopReason = event.delta.stop_reason;
        this.draft.inputTokens = event.usage.input_tokens ?? this.draft.inputTokens;
        this.draft.outputTokens = event.usage.output_tokens;
        return false;
      case 'message_stop':
        this.#isOver = true;
        return false;
      case 'error':
        throw new StreamError('error-event', event.error.message);
      default:
        return false;
    }
  }

  end(): void {
    if (!this.#isOver) throw new StreamError('cut-off');
  }

  private open(index: number, content: ClaudeContentBlock): void {
    const block = toBlock(content);
    this.#blocks.set(index, block);
    this.draft.blocks.push(block);
  }

  private extend(index: number, delta: ClaudeBlockDelta): void {
    const block = this.#blocks.get(index);
    if (block?.type === 'text' && delta.type === 'text_delta') block.text += delta.text;
    else if (block?.type === 'thinking' && delta.type === 'thinking_delta') block.thinking += delta.thinking;
    else if (block?.type === 'thinking' && delta.type === 'signature_delta')
      block.signature = delta.signature;
    else if (block?.type === 'tool-use' && delta.type === 'input_json_delta')
      block.json += delta.partial_json;
    else throw new StreamError('invalid-event', `${delta.type} at index ${index}`);
  }
}

function toBlock(content: ClaudeContentBlock): AnswerBlock {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: content.text };
    case 'thinking':
      return { type: 'thinking', thinking: content.thinking };
    case 'redacted_thinking':
      return { type: 'redacted-thinking', data: content.data };
    case 'tool_use':
      return { type: 'tool-use', id: content.id, name: content.name, json: '' };
  }
}
