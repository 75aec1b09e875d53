import { CHAT_TEST_HEADERS, type ChatTestRequest } from '@q2api/admin-contract';
import { type SseMessage, SseDecoder } from '@q2api/sse';
import { sendRequest } from '../../../lib/api-client.js';

export interface ChatStream {
  accountId: string | null;
  model: string | null;
  /** Messages in the batches in which they arrive. */
  batches: AsyncIterable<SseMessage[]>;
}

/** Starts a turn. No time limit: models think long, and the operator has a stop button. */
export async function openChatStream(body: ChatTestRequest, signal: AbortSignal): Promise<ChatStream> {
  const response = await sendRequest('/v2/chat/test', { method: 'POST', body, signal, timeoutMs: 0 });
  return {
    accountId: response.headers.get(CHAT_TEST_HEADERS.account),
    model: response.headers.get(CHAT_TEST_HEADERS.model),
    batches: readBatches(response),
  };
}

async function* readBatches(response: Response): AsyncGenerator<SseMessage[]> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  const decoder = new SseDecoder();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      yield decoder.push(read.value);
    yield decoder.end();
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
