import { toClaudeError, toOpenAiError } from '@q2api/converter';
import type { TurnError } from '@q2api/turn';
import type { Response } from 'express';
import type { Dialect } from './dialect.js';
import { requestIdOf } from './request-id.js';
import { sendJson } from './send-json.js';

/** Answers a failure in the shape of a client protocol. */
export function sendError(error: TurnError, dialect: Exclude<Dialect, 'admin'>, response: Response): void {
  const { status, body, headers } =
    dialect === 'claude' ? toClaudeError(error, requestIdOf(response)) : toOpenAiError(error);
  sendJson(response, body, status, headers);
}
