import type { ResponseOutputItem } from '@q2api/openai-types';
import type { Turn, TurnError, TurnEvent } from '@q2api/turn';
import { CustomCallStream } from './item-streams/custom-call-stream.js';
import { FunctionCallStream } from './item-streams/function-call-stream.js';
import type { ItemStream, ThinkingProof } from './item-streams/item-stream.js';
import { MessageStream } from './item-streams/message-stream.js';
import { ReasoningStream } from './item-streams/reasoning-stream.js';
import { hidesReasoning } from './output-items.js';
import { ResponseEventWriter } from './response-event-writer.js';
import { type ResponseOptions, toEndedResponse, toFailedResponse, toResponseStart } from './to-response.js';

/**
 * Encodes one answer as the events of a streamed response. SDK and Codex fail on any other order: created first, an
 * item added before its deltas, done events, the whole response last (openai 7.57, Codex 0.169, observed).
 */
export class ResponsesStreamEncoder {
  /** A comment: the SDK fails on events that it does not know (openai 7.57, observed). */
  readonly ping = ': ping\n\n';
  private readonly writer = new ResponseEventWriter();
  private readonly output: ResponseOutputItem[] = [];
  private started = false;
  /** Undefined between blocks, and inside a block that the client does not see. */
  private open: ItemStream | undefined;

  constructor(private readonly options: ResponseOptions) {}

  /** The SSE text of all events together; empty when they say nothing to the client. */
  encode(events: readonly TurnEvent[]): string {
    let text = '';
    for (const event of events) text += this.encodeOne(event);
    return text;
  }

  /** The events that end a response that failed after it began. */
  encodeError(error: TurnError, requestId: string): string {
    const response = toFailedResponse(error, this.output, this.options);
    const start = this.started ? '' : this.start();
    return start + this.writer.write({ type: 'response.failed', response }, { request_id: requestId });
  }

  private encodeOne(event: TurnEvent): string {
    switch (event.type) {
      case 'turn-start':
        return this.start();
      case 'text-start':
        return this.startItem(this.openMessage());
      case 'thinking-start':
        return this.startItem(this.openReasoning());
      case 'tool-use-start':
        return this.startItem(this.openCall(event.toolUseId, event.name));
      case 'text-delta':
        return this.open?.delta(event.text) ?? '';
      case 'thinking-delta':
        return this.open?.delta(event.thinking) ?? '';
      case 'tool-use-delta':
        return this.open?.delta(event.partialJson) ?? '';
      case 'text-end':
      case 'tool-use-end':
        return this.endItem({});
      case 'thinking-end':
        return this.endItem(toProof(event));
      case 'turn-end':
        return this.end(event);
    }
  }

  private start(): string {
    this.started = true;
    const response = toResponseStart(this.options);
    return (
      this.writer.write({ type: 'response.created', response }) +
      this.writer.write({ type: 'response.in_progress', response })
    );
  }

  private startItem(item: ItemStream | undefined): string {
    this.open = item;
    return item?.start() ?? '';
  }

  private endItem(proof: ThinkingProof): string {
    if (this.open === undefined) return '';
    const { text, item } = this.open.end(proof);
    this.output.push(item);
    this.open = undefined;
    return text;
  }

  private end(ending: Pick<Turn, 'stopReason' | 'usage'>): string {
    const response = toEndedResponse(ending, this.output, this.options);
    const type = response.status === 'completed' ? 'response.completed' : 'response.incomplete';
    return this.writer.write({ type, response });
  }

  private openMessage(): ItemStream {
    return new MessageStream(this.writer, this.options.newItemId('msg'), this.output.length);
  }

  private openReasoning(): ItemStream | undefined {
    const { form, newItemId } = this.options;
    if (hidesReasoning(form)) return undefined;
    return new ReasoningStream(this.writer, newItemId('rs'), this.output.length, form);
  }

  private openCall(callId: string, flatName: string): ItemStream {
    const { form, newItemId } = this.options;
    const tool = form.tools.toClientTool(flatName);
    return tool.custom
      ? new CustomCallStream(this.writer, { ...tool, id: newItemId('ctc'), callId }, this.output.length)
      : new FunctionCallStream(this.writer, { ...tool, id: newItemId('fc'), callId }, this.output.length);
  }
}

function toProof({ signature, redacted }: ThinkingProof): ThinkingProof {
  return { ...(signature !== undefined && { signature }), ...(redacted !== undefined && { redacted }) };
}
