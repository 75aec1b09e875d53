import type { ChatEventPayloads } from '@q2api/amazonq-types';
import type { Frame } from '@q2api/event-stream';
import { TurnError } from '@q2api/turn';

/** What an event may hold: its members are as the upstream sent them, so each is checked where it is read. */
export type EventPayload<Event extends keyof ChatEventPayloads> = Partial<ChatEventPayloads[Event]>;

/** @throws TurnError `upstream-protocol` when the payload is not a JSON object. */
export function parseEventPayload<Event extends keyof ChatEventPayloads>(frame: Frame): EventPayload<Event> {
  let value: unknown;
  try {
    value = JSON.parse(frame.payload.toString());
  } catch (cause) {
    throw brokenStream(`a ${frame.name} that is not JSON`, cause);
  }
  if (typeof value !== 'object' || value === null)
    throw brokenStream(`a ${frame.name} that is not an object`);
  return value as EventPayload<Event>;
}

export function brokenStream(what: string, cause?: unknown): TurnError {
  return new TurnError('upstream-protocol', `The upstream sent ${what}.`, { cause });
}
