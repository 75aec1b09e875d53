import type { ResponseItemPlace } from '@q2api/openai-types';
import { parseCustomInput } from '../../custom-tool.js';
import { type Call, toCustomToolCall } from '../output-items.js';
import type { ResponseEventWriter } from '../response-event-writer.js';
import type { ItemEnd, ItemStream } from './item-stream.js';

/** A custom tool call. Its text is a string inside JSON upstream, so it can be told only when the JSON is complete. */
export class CustomCallStream implements ItemStream {
  private readonly place: ResponseItemPlace;
  private json = '';

  constructor(
    private readonly writer: ResponseEventWriter,
    private readonly call: Call,
    private readonly index: number,
  ) {
    this.place = { item_id: call.id, output_index: index };
  }

  start(): string {
    const item = { ...toCustomToolCall(this.call, ''), status: 'in_progress' as const };
    return this.writer.write({ type: 'response.output_item.added', output_index: this.index, item });
  }

  delta(text: string): string {
    this.json += text;
    return '';
  }

  end(): ItemEnd {
    const { writer, place } = this;
    const input = parseCustomInput(this.json);
    const item = toCustomToolCall(this.call, input);
    const text =
      writer.write({ type: 'response.custom_tool_call_input.delta', ...place, delta: input }) +
      writer.write({ type: 'response.custom_tool_call_input.done', ...place, input }) +
      writer.write({ type: 'response.output_item.done', output_index: this.index, item });
    return { text, item };
  }
}
