import { EventStreamCodec } from '@smithy/eventstream-codec';
import { type Emulator } from '../src/emulator.js';

const DECODER = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

export interface RawEvent {
  messageType: string;
  name: string;
  payload: Record<string, unknown>;
}

/** The minimal valid request, with the given text and further members of the user message. */
export function chatBody(content: string, userMessage: object = {}): object {
  return {
    conversationState: {
      conversationId: 'conversation-1',
      chatTriggerType: 'MANUAL',
      currentMessage: { userInputMessage: { content, origin: 'CLI', ...userMessage } },
    },
  };
}

/** Sends the awsJson form of an operation, without any SDK. */
export function postAwsJson(
  emulator: Emulator,
  target: string,
  body: object | string,
  accessToken: string,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(emulator.url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal,
  });
}

export const GENERATE = 'AmazonCodeWhispererStreamingService.GenerateAssistantResponse';

/** Splits and decodes whole frames with AWS's own codec, which checks both CRCs. */
export function decodeFrames(bytes: Uint8Array): RawEvent[] {
  const events: RawEvent[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < bytes.length;) {
    const length = view.getUint32(start);
    const { headers, body } = DECODER.decode(bytes.subarray(start, start + length));
    const messageType = String(headers[':message-type']?.value);
    const nameHeader = headers[':event-type'] ?? headers[':exception-type'] ?? headers[':error-code'];
    const text = Buffer.from(body).toString();
    const payload = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    events.push({ messageType, name: String(nameHeader?.value), payload });
    start += length;
  }
  return events;
}

export async function readEvents(response: Response): Promise<RawEvent[]> {
  return decodeFrames(new Uint8Array(await response.arrayBuffer()));
}

/** The text of all answer deltas. */
export function answerText(events: RawEvent[]): string {
  return events
    .filter(({ name }) => name === 'assistantResponseEvent')
    .map(({ payload }) => payload['content'])
    .join('');
}
