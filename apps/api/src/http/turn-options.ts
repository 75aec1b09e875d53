import type { IncomingHttpHeaders } from 'node:http';
import type { Response } from 'express';
import { addLogFields } from '../logging/request-fields.js';
import { callerOf } from './caller.js';
import { closeSignal } from './close-signal.js';
import { requestIdOf } from './request-id.js';

/** What a turn has to know of the request that it answers. */
export interface TurnOptions {
  /** Aborts when the client leaves or the gateway ends. */
  signal: AbortSignal;
  /** Whose request it is, without being the API key. */
  caller: string;
  /** The client's own name of its session. */
  session: string | undefined;
  /** What the client knows its request by. */
  requestId: string;
  /** Takes what is to stand in the request's log line about the attempts at an answer. */
  onAttempts: (attempts: readonly object[]) => void;
}

/** In which Claude Code, Codex and opencode name their sessions (observed). */
const SESSION_HEADERS = [
  'x-claude-code-session-id',
  'session-id',
  'session_id',
  'x-session-affinity',
  'x-session-id',
];

export function turnOptions(response: Response): TurnOptions {
  const { headers } = response.req;
  return {
    signal: closeSignal(response),
    caller: callerOf(response) ?? '',
    session: sessionOf(headers),
    requestId: requestIdOf(response),
    onAttempts: (attempts) => addLogFields(response, { attempts }),
  };
}

function sessionOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of SESSION_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '') return value.slice(0, 200);
  }
  return undefined;
}
