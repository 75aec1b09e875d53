import type { ResponseContentPlace } from '@q2api/openai-types';
import { toOutputMessage, toOutputText } from '../output-items.js';
import type { ResponseEventWriter } from '../response-event-writer.js';
import type { ItemEnd, ItemStream } from './item-stream.js';

/** A message item with one part of text. */
export class MessageStream implements ItemStream {
  private readonly place: ResponseContentPlace;
  private readonly writeDelta: (delta: string) => string;
  private text = '';

  constructor(
    private readonly writer: ResponseEventWriter,
    private readonly id: string,
    private readonly index: number,
  ) {
    this.place = { item_id: id, output_index: index, content_index: 0 };
    this.writeDelta = writer.prepareDeltas('response.output_text.delta', { ...this.place, logprobs: [] });
  }

  start(): string {
    const item = { ...toOutputMessage(this.id, ''), status: 'in_progress' as const, content: [] };
    return (
      this.writer.write({ type: 'response.output_item.added', output_index: this.index, item }) +
      this.writer.write({ type: 'response.content_part.added', ...this.place, part: toOutputText('') })
    );
  }

  delta(text: string): string {
    this.text += text;
    return this.writeDelta(text);
  }

  end(): ItemEnd {
    const { place, writer, text } = this;
    const item = toOutputMessage(this.id, text);
    const events =
      writer.write({ type: 'response.output_text.done', ...place, text, logprobs: [] }) +
      writer.write({ type: 'response.content_part.done', ...place, part: toOutputText(text) }) +
      writer.write({ type: 'response.output_item.done', output_index: this.index, item });
    return { text: events, item };
  }
}
