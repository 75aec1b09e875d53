import type { ServerResponse } from 'node:http';
import { TurnError } from '@q2api/turn';

// One error for all: creating one costs a stack trace, and `close` comes after every answer.
const CLIENT_LEFT = new TurnError('aborted', 'The client closed the connection.');

/**
 * Aborts with a TurnError `aborted` when the connection closes, also after a complete answer: by then nothing
 * listens, unless something was left running that must stop.
 */
export function closeSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.closed) controller.abort(CLIENT_LEFT);
  else response.once('close', () => controller.abort(CLIENT_LEFT));
  return controller.signal;
}
