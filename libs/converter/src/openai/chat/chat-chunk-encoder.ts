import type { ChatChunkChoice, ChatDelta } from '@q2api/openai-types';
import { flat } from '@q2api/sse';
import type { StopReason, TurnError, TurnEvent, TurnUsage } from '@q2api/turn';
import { toOpenAiError } from '../to-openai-error.js';
import { toChatUsage } from './chat-usage.js';
import { toFinishReason } from './finish-reason.js';
import type { ChatCompletionOptions } from './to-chat-completion.js';
import { ToolCallDeltas } from './tool-call-deltas.js';

export interface ChatChunkOptions extends ChatCompletionOptions {
  /** Send the usage in a chunk of its own before `[DONE]`. */
  includeUsage: boolean;
}

/**
 * Encodes one answer as `chat.completion.chunk` lines: role, content, finish reason, usage when asked for, `[DONE]`.
 * The parts of a chunk that never change are built once, so a text delta costs one JSON string.
 */
export class ChatChunkEncoder {
  /** A comment: the SDKs fail on an event without data on this route (openai 7.57, observed). */
  readonly ping = ': ping\n\n';
  private readonly head: string;
  private readonly tail: string;
  private readonly textHead: string;
  private readonly textTail: string;
  private readonly toolCalls: ToolCallDeltas;

  constructor(private readonly options: ChatChunkOptions) {
    const { completionId: id, created, model, callForms } = options;
    const fields = JSON.stringify({ id, object: 'chat.completion.chunk', created, model }).slice(0, -1);
    this.head = `data: ${fields},"choices":[`;
    this.tail = `]${options.includeUsage ? ',"usage":null' : ''}}\n\n`;
    this.textHead = flat(this.head, '{"index":0,"delta":{"content":');
    this.textTail = flat('},"logprobs":null,"finish_reason":null}', this.tail);
    this.toolCalls = new ToolCallDeltas(callForms);
  }

  /** The SSE text of all events together; empty when they say nothing to the client. */
  encode(events: readonly TurnEvent[]): string {
    let text = '';
    for (const event of events) text += this.encodeOne(event);
    return text;
  }

  /** The line that ends a stream that failed after it began; nothing follows it, not even `[DONE]`. */
  encodeError(error: TurnError, requestId: string): string {
    return `data: ${JSON.stringify({ ...toOpenAiError(error).body, request_id: requestId })}\n\n`;
  }

  private encodeOne(event: TurnEvent): string {
    switch (event.type) {
      case 'text-delta':
        return this.textHead + JSON.stringify(event.text) + this.textTail;
      case 'thinking-delta':
        return this.options.showReasoning ? this.encodeDelta({ reasoning_content: event.thinking }) : '';
      case 'tool-use-start':
        return this.encodeDelta(this.toolCalls.start(event.toolUseId, event.name));
      case 'tool-use-delta':
        return this.encodeDelta(this.toolCalls.continue(event.partialJson));
      case 'tool-use-end':
        return this.encodeDelta(this.toolCalls.end());
      case 'turn-start':
        return this.encodeDelta({ role: 'assistant', content: '' });
      case 'turn-end':
        return this.encodeEnd(event.stopReason, event.usage);
      case 'text-start':
      case 'text-end':
      case 'thinking-start':
      case 'thinking-end':
        return '';
    }
  }

  private encodeDelta(delta: ChatDelta | undefined): string {
    if (delta === undefined) return '';
    return this.encodeChoice({ index: 0, delta, logprobs: null, finish_reason: null });
  }

  private encodeEnd(stopReason: StopReason, usage: TurnUsage): string {
    const finishReason = toFinishReason(stopReason, this.options.callForms?.legacy ?? false);
    const last = this.encodeChoice({ index: 0, delta: {}, logprobs: null, finish_reason: finishReason });
    if (!this.options.includeUsage) return `${last}data: [DONE]\n\n`;
    return `${last}${this.head}],"usage":${JSON.stringify(toChatUsage(usage))}}\n\ndata: [DONE]\n\n`;
  }

  private encodeChoice(choice: ChatChunkChoice): string {
    return this.head + JSON.stringify(choice) + this.tail;
  }
}
