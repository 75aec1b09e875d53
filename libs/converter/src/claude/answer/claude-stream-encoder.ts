import type { TurnError, TurnEvent } from '@q2api/turn';
import {
  ClaudeBlockWriter,
  encodeEvent,
  INPUT_DELTA,
  TEXT_DELTA,
  THINKING_DELTA,
} from './claude-block-writer.js';
import { toStop } from './claude-stop.js';
import { toDeltaUsage, toUsage } from './claude-usage.js';
import { toClaudeError } from './to-claude-error.js';
import { type ClaudeMessageOptions, needsEmptyText } from './to-claude-message.js';

export interface ClaudeStreamOptions extends ClaudeMessageOptions {
  /** Estimated tokens of the prompt; the end of the stream corrects it. */
  inputTokens: number;
}

type EventOf<Type extends TurnEvent['type']> = Extract<TurnEvent, { type: Type }>;

/**
 * Encodes the events of one turn as the SSE text of a streamed message: `message_start`, blocks, `message_delta` and
 * `message_stop`, or `error` instead of these two. After either it says nothing more.
 */
export class ClaudeStreamEncoder {
  readonly ping = encodeEvent({ type: 'ping' });

  private readonly blocks = new ClaudeBlockWriter();
  private isThinkingOpen = false;
  private ended = false;

  constructor(private readonly options: ClaudeStreamOptions) {}

  /** The SSE text of a batch, empty when there is nothing to say; the same however the events are batched. */
  encode(events: readonly TurnEvent[]): string {
    let text = '';
    for (const event of events) {
      if (this.ended) break;
      text += this.encodeOne(event);
    }
    return text;
  }

  /** The event that ends a failed stream; the connection is to be closed after it. */
  encodeError(error: TurnError, requestId: string): string {
    if (this.ended) return '';
    this.ended = true;
    return encodeEvent(toClaudeError(error, requestId).body);
  }

  private encodeOne(event: TurnEvent): string {
    switch (event.type) {
      case 'turn-start':
        return this.start();
      case 'text-start':
        return this.blocks.open({ type: 'text', text: '', citations: null }, TEXT_DELTA);
      case 'text-delta':
        return this.blocks.delta(event.text);
      case 'tool-use-start':
        return this.startToolUse(event);
      case 'tool-use-delta':
        return this.blocks.delta(event.partialJson);
      case 'text-end':
      case 'tool-use-end':
        return this.blocks.close();
      case 'thinking-start':
        // Whether the block is plain or redacted shows in what follows.
        return '';
      case 'thinking-delta':
        return this.thinkingOutput === 'text' ? this.openThinking() + this.blocks.delta(event.thinking) : '';
      case 'thinking-end':
        return this.thinkingOutput === 'none' ? '' : this.endThinking(event);
      case 'turn-end':
        return this.end(event);
    }
  }

  private get thinkingOutput() {
    return this.options.thinkingOutput ?? 'text';
  }

  private start(): string {
    const { messageId, model, inputTokens } = this.options;
    return encodeEvent({
      type: 'message_start',
      message: {
        id: messageId,
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        stop_details: null,
        container: null,
        diagnostics: null,
        // LangChain adds the output tokens given here to those at the end (1.5, observed).
        usage: toUsage({ inputTokens, outputTokens: 0, source: 'estimated' }),
      },
    });
  }

  private startToolUse({ toolUseId: id, name }: EventOf<'tool-use-start'>): string {
    return this.blocks.open(
      { type: 'tool_use', id, name, input: {}, caller: { type: 'direct' } },
      INPUT_DELTA,
    );
  }

  private openThinking(): string {
    if (this.isThinkingOpen) return '';
    this.isThinkingOpen = true;
    return this.blocks.open({ type: 'thinking', thinking: '', signature: '' }, THINKING_DELTA);
  }

  private endThinking({ signature, redacted }: EventOf<'thinking-end'>): string {
    if (redacted !== undefined) {
      const block = { type: 'redacted_thinking', data: redacted } as const;
      return this.blocks.open(block, THINKING_DELTA) + this.blocks.close();
    }
    if (this.thinkingOutput === 'signature' && signature === undefined) return '';
    let text = this.openThinking();
    if (signature !== undefined) text += this.blocks.otherDelta({ type: 'signature_delta', signature });
    this.isThinkingOpen = false;
    return text + this.blocks.close();
  }

  private end({ stopReason, stopSequence, usage }: EventOf<'turn-end'>): string {
    this.ended = true;
    const emptyText = needsEmptyText(this.blocks.count, stopReason)
      ? this.blocks.open({ type: 'text', text: '', citations: null }, TEXT_DELTA) + this.blocks.close()
      : '';
    return (
      emptyText +
      encodeEvent({
        type: 'message_delta',
        delta: toStop(stopReason, stopSequence),
        usage: toDeltaUsage(usage),
      }) +
      encodeEvent({ type: 'message_stop' })
    );
  }
}
