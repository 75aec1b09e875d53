import { toClaudeError, toOpenAiError } from '@q2api/converter';
import type { TurnError } from '@q2api/turn';
import type { Response } from 'express';
import type { Dialect } from './dialect.js';
import { addHeader } from './head.js';
import { requestIdOf } from './request-id.js';
import { sendJson } from './send-json.js';

/** Answers a failure in the shape of a client protocol, or of the administration's API. */
export function sendError(error: TurnError, dialect: Dialect, response: Response): void {
  if (dialect === 'admin') return sendAdminError(error, response);
  const { status, body, headers } =
    dialect === 'claude' ? toClaudeError(error, requestIdOf(response)) : toOpenAiError(error);
  sendJson(response, body, status, headers);
}

/** In the shape that Nest gives to the errors of its own. */
function sendAdminError(error: TurnError, response: Response): void {
  const { status } = toOpenAiError(error);
  const { retryAfterMs } = error.details;
  if (retryAfterMs !== undefined) {
    addHeader(response, 'retry-after', String(Math.ceil(retryAfterMs / 1000)));
  }
  sendJson(response, { statusCode: status, message: error.message }, status);
}
