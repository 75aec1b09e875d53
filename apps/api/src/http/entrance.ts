import type { TurnError } from '@q2api/turn';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { addLogFields } from '../logging/request-fields.js';
import { dialectOf } from './dialect.js';
import { readJsonBody } from './json-body.js';
import { logRequest } from './log-request.js';
import { assignRequestId } from './request-id.js';
import { sendError } from './send-error.js';
import { collapseVersionPrefix } from './version-prefix.js';

/** What a request meets before Express; `onward` takes those that may go on. */
export type Entrance = (
  request: Request,
  response: Response,
  onward: (request: Request, response: Response) => void,
) => void;

interface EntranceOptions {
  bodyLimitBytes: number;
  /** Returns why a request is refused, before its body is read. */
  admit: (request: Request, response: Response) => TurnError | undefined;
  logger: Logger;
}

/**
 * Everything that happens before a route is chosen. The app must be created with `bodyParser: false`: Express's own
 * parser costs as much as the routing.
 */
export function entrance({ bodyLimitBytes, admit, logger }: EntranceOptions): Entrance {
  return (request, response, onward) => {
    request.originalUrl = request.url;
    response.locals = {};
    assignRequestId(response);
    logRequest(logger, request, response);
    collapseVersionPrefix(request);
    const refusal = admit(request, response);
    if (refusal !== undefined) return refuse(refusal, request, response);
    readJsonBody(request, bodyLimitBytes, (error) => {
      if (error !== undefined) return refuse(error, request, response);
      onward(request, response);
    });
  };
}

function refuse(error: TurnError, request: Request, response: Response): void {
  addLogFields(response, { error: error.kind });
  sendError(error, dialectOf(request), response);
}
