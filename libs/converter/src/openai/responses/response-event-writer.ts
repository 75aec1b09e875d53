import type { ResponseEventBody, ResponseItemPlace } from '@q2api/openai-types';
import { flat } from '@q2api/sse';

type DeltaType = Extract<ResponseEventBody, { delta: string }>['type'];

/** Writes the events of one stream as SSE text and numbers them. */
export class ResponseEventWriter {
  private sequenceNumber = 0;

  /** @param extra further top-level fields of the event; clients skip what they do not know. */
  write(event: ResponseEventBody, extra?: object): string {
    const { type, ...fields } = event;
    const data = { type, sequence_number: this.sequenceNumber++, ...fields, ...extra };
    return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  /** Prepares the deltas of one item: all but number and text is built once, so a delta costs one JSON string. */
  prepareDeltas<Place extends ResponseItemPlace>(type: DeltaType, place: Place): (delta: string) => string {
    const fields = JSON.stringify({ type, ...place }).slice(0, -1);
    const head = flat(`event: ${type}\ndata: `, fields, ',"sequence_number":');
    return (delta) => `${head}${this.sequenceNumber++},"delta":${JSON.stringify(delta)}}\n\n`;
  }
}
