import type { ResponseItemPlace } from '@q2api/openai-types';
import { type Call, toFunctionCall } from '../output-items.js';
import type { ResponseEventWriter } from '../response-event-writer.js';
import type { ItemEnd, ItemStream } from './item-stream.js';

/** A function call, whose arguments arrive as JSON text. */
export class FunctionCallStream implements ItemStream {
  private readonly place: ResponseItemPlace;
  private readonly writeDelta: (delta: string) => string;
  private json = '';

  constructor(
    private readonly writer: ResponseEventWriter,
    private readonly call: Call,
    private readonly index: number,
  ) {
    this.place = { item_id: call.id, output_index: index };
    this.writeDelta = writer.prepareDeltas('response.function_call_arguments.delta', this.place);
  }

  start(): string {
    const item = { ...toFunctionCall(this.call, ''), status: 'in_progress' as const };
    return this.writer.write({ type: 'response.output_item.added', output_index: this.index, item });
  }

  delta(text: string): string {
    this.json += text;
    return this.writeDelta(text);
  }

  end(): ItemEnd {
    // Clients parse the concatenated arguments: a call without any must still be JSON.
    const last = this.json === '' ? this.delta('{}') : '';
    const item = toFunctionCall(this.call, this.json);
    const done =
      this.writer.write({
        type: 'response.function_call_arguments.done',
        ...this.place,
        name: this.call.name,
        arguments: this.json,
      }) + this.writer.write({ type: 'response.output_item.done', output_index: this.index, item });
    return { text: last + done, item };
  }
}
