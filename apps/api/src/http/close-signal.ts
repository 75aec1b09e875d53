import type { ServerResponse } from 'node:http';
import { TurnError } from '@q2api/turn';

// One error for all: creating one costs a stack trace, and `close` comes after every answer.
const CLIENT_LEFT = new TurnError('aborted', 'The client closed the connection.');

const controllers = new WeakMap<ServerResponse, AbortController>();

/**
 * Aborts with a TurnError `aborted` when the connection closes, also after a complete answer: by then nothing
 * listens, unless something was left running that must stop. `interrupt` aborts it with another error.
 */
export function closeSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.closed) controller.abort(CLIENT_LEFT);
  else response.once('close', () => controller.abort(CLIENT_LEFT));
  controllers.set(response, controller);
  return controller.signal;
}

/** Stops the turn that a response is waiting for, if any; its client is told `error`. */
export function interrupt(response: ServerResponse, error: TurnError): void {
  controllers.get(response)?.abort(error);
}
