import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { TurnError } from '@q2api/turn';

// One error for all: creating one costs a stack trace, and `close` comes after every answer.
const CLIENT_LEFT = new TurnError('aborted', 'The client closed the connection.');

const CONTROLLER = Symbol('abort controller');

/**
 * A response that can be interrupted. Not a WeakMap of them: V8 frees nothing that refers from a value back to its key
 * before a major collection, so every request would survive until then.
 */
interface Interruptible extends ServerResponse {
  [CONTROLLER]?: AbortController;
}

/**
 * Aborts with a TurnError `aborted` when the connection closes; after a complete answer only if something was left
 * running that must stop, for an event that nobody listens to costs as much. `interrupt` aborts it with another error.
 */
export function closeSignal(response: Interruptible): AbortSignal {
  const controller = new AbortController();
  if (response.closed) controller.abort(CLIENT_LEFT);
  else
    response.once('close', () => {
      if (!response.writableFinished || isHeard(controller.signal)) controller.abort(CLIENT_LEFT);
    });
  response[CONTROLLER] = controller;
  return controller.signal;
}

/** Stops the turn that a response is waiting for, if any; its client is told `error`. */
export function interrupt(response: Interruptible, error: TurnError): void {
  response[CONTROLLER]?.abort(error);
}

function isHeard(signal: AbortSignal): boolean {
  return getEventListeners(signal, 'abort').length > 0;
}
