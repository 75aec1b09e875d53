import { TurnCollector, type Turn, type TurnError, type TurnEvent } from '@q2api/turn';
import type { Response } from 'express';
import { fromException } from './from-exception.js';
import { addHeader } from './head.js';
import { requestIdOf } from './request-id.js';
import { SseWriter } from './sse-writer.js';

/** A running answer: delivers its events in batches and pauses while a batch is being taken. */
interface EventSource {
  forEachBatch(onEvents: (events: readonly TurnEvent[]) => void | Promise<void>): Promise<void>;
}

/** A client protocol's encoder of one stream. */
interface StreamEncoder {
  encode(events: readonly TurnEvent[]): string;
  encodeError(error: TurnError, requestId: string): string;
  readonly ping: string;
}

/**
 * Streams an answer in the client's protocol. A failure after the first event ends it with that protocol's error
 * event and then the connection, and is thrown on for the log: the status line can no longer tell it.
 */
export async function streamTurn(
  source: EventSource,
  encoder: StreamEncoder,
  response: Response,
): Promise<void> {
  const sse = new SseWriter(response, encoder.ping);
  try {
    await source.forEachBatch((events) => {
      const text = encoder.encode(events);
      if (events.at(-1)?.type !== 'turn-end') return sse.write(text);
      // At once, so that the last events and the end of the response go out in one write to the socket.
      sse.end(text);
    });
  } catch (error) {
    sse.end(encoder.encodeError(fromException(error), requestIdOf(response)));
    throw error;
  }
}

/**
 * Waits for the whole answer. Where its usage figures come from goes into the header `x-q2api-usage`; a stream has sent
 * its headers before that is known.
 */
export async function readTurn(source: EventSource, response: Response): Promise<Turn> {
  const collector = new TurnCollector();
  await source.forEachBatch((events) => collector.push(events));
  const turn = collector.end();
  addHeader(response, 'x-q2api-usage', turn.usage.source);
  return turn;
}
