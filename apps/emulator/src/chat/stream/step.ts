import { type ChatEventPayloads } from '@q2api/amazonq-types';
import { encodeEvent, encodeException } from '@q2api/event-stream';

/** One thing that an answer puts on the wire, or does to the connection. */
export type Step =
  | { type: 'bytes'; bytes: Buffer }
  | { type: 'wait'; ms: number }
  /** Nothing more happens until the client leaves. */
  | { type: 'hang' }
  /** TCP reset. */
  | { type: 'reset' }
  /** The connection is closed without the end of the HTTP message. */
  | { type: 'close' };

/** A frame with a known event. */
export function event<Name extends keyof ChatEventPayloads>(
  name: Name,
  payload: ChatEventPayloads[Name],
): Step {
  return { type: 'bytes', bytes: encodeEvent(name, payload) };
}

/** A frame with any event, for those without a type of their own. */
export function otherEvent(name: string, payload: object): Step {
  return { type: 'bytes', bytes: encodeEvent(name, payload) };
}

export function exception(name: string, payload: object): Step {
  return { type: 'bytes', bytes: encodeException(name, payload) };
}

export function wait(ms: number): Step {
  return { type: 'wait', ms };
}
