import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { logFieldsOf } from './request-fields.js';

/** Logs each request once, when its connection is done with it. Never bodies, headers or query strings. */
export function logRequests(logger: Logger): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    const path = request.path;
    response.once('close', () => {
      logger.info({
        requestId: response.getHeader('request-id'),
        method: request.method,
        path,
        status: response.statusCode,
        // The client left before the answer was complete.
        aborted: response.writableFinished ? undefined : true,
        durationMs: Math.round(performance.now() - startedAt),
        ...logFieldsOf(response),
      });
    });
    next();
  };
}
