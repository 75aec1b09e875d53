import { encodeSse } from '@q2api/sse';
import type { RequestHandler, Response } from 'express';

/** Begins a stream as the gateway does. */
export function beginStream(response: Response): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'x-q2api-account': '00000000-0000-4000-8000-000000000002',
    'x-q2api-model': 'claude-sonnet-4.5',
  });
}

const event = (data: { type: string }): string => encodeSse(JSON.stringify(data), data.type);

const USAGE = { input_tokens: 12, output_tokens: 1 };

/** Start of a streamed Claude message with an open text block. */
export const CLAUDE_START = [
  {
    type: 'message_start',
    message: { id: 'm', type: 'message', role: 'assistant', content: [], usage: USAGE },
  },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
]
  .map(event)
  .join('');

export function claudeText(text: string, index = 0): string {
  return event({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } } as {
    type: string;
  });
}

export function claudeEvents(...events: { type: string; [key: string]: unknown }[]): string {
  return events.map(event).join('');
}

/** End of the open block and of the message. */
export function claudeEnd(index = 0, stopReason = 'end_turn'): string {
  return claudeEvents(
    { type: 'content_block_stop', index },
    {
      type: 'message_delta',
      delta: { stop_reason: stopReason },
      usage: { input_tokens: 12, output_tokens: 34 },
    },
    { type: 'message_stop' },
  );
}

/** Answers with one whole text. */
export function claudeAnswer(text: string): RequestHandler {
  return (_request, response) => {
    beginStream(response);
    response.end(CLAUDE_START + claudeText(text) + claudeEnd());
  };
}
