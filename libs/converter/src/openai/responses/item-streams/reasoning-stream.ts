import type { ResponseSummaryPlace } from '@q2api/openai-types';
import type { ResponseForm } from '../from-responses-request.js';
import { toReasoningItem } from '../output-items.js';
import type { ResponseEventWriter } from '../response-event-writer.js';
import type { ItemEnd, ItemStream, ThinkingProof } from './item-stream.js';

/** A reasoning item. Its summary is the thinking itself, in one part that is there only when there is text to show. */
export class ReasoningStream implements ItemStream {
  private readonly place: ResponseSummaryPlace;
  private readonly writeDelta: (delta: string) => string;
  private thinking = '';

  constructor(
    private readonly writer: ResponseEventWriter,
    private readonly id: string,
    private readonly index: number,
    private readonly form: ResponseForm,
  ) {
    this.place = { item_id: id, output_index: index, summary_index: 0 };
    this.writeDelta = writer.prepareDeltas('response.reasoning_summary_text.delta', this.place);
  }

  start(): string {
    const item = toReasoningItem(this.id, { type: 'thinking', thinking: '' }, this.form);
    return this.writer.write({ type: 'response.output_item.added', output_index: this.index, item });
  }

  delta(text: string): string {
    const first = this.thinking === '';
    this.thinking += text;
    if (!this.form.showSummary || text === '') return '';
    return (first ? this.startPart() : '') + this.writeDelta(text);
  }

  end(proof: ThinkingProof): ItemEnd {
    const item = toReasoningItem(this.id, { type: 'thinking', thinking: this.thinking, ...proof }, this.form);
    const part = item.summary.length > 0 ? this.endPart() : '';
    const done = this.writer.write({
      type: 'response.output_item.done',
      output_index: this.index,
      item,
    });
    return { text: part + done, item };
  }

  private startPart(): string {
    const part = { type: 'summary_text' as const, text: '' };
    return this.writer.write({ type: 'response.reasoning_summary_part.added', ...this.place, part });
  }

  private endPart(): string {
    const { place, thinking: text } = this;
    return (
      this.writer.write({ type: 'response.reasoning_summary_text.done', ...place, text }) +
      this.writer.write({
        type: 'response.reasoning_summary_part.done',
        ...place,
        part: { type: 'summary_text', text },
      })
    );
  }
}
