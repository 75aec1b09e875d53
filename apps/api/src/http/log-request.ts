import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { logFieldsOf } from '../logging/request-fields.js';
import { pathOf } from './path-of.js';
import { requestIdOf } from './request-id.js';

/** Logs a request once, when its connection is done with it. Never its body, headers or query string. */
export function logRequest(logger: Logger, request: Request, response: Response): void {
  const startedAt = performance.now();
  const path = pathOf(request.url);
  response.on('close', () => {
    logger.info({
      requestId: requestIdOf(response),
      method: request.method,
      path,
      status: response.statusCode,
      // The client left before the answer was complete.
      aborted: response.writableFinished ? undefined : true,
      durationMs: Math.round(performance.now() - startedAt),
      ...logFieldsOf(response),
    });
  });
}
