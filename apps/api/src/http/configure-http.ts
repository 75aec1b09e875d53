import type { NestExpressApplication } from '@nestjs/platform-express';
import type { TurnError } from '@q2api/turn';
import type { NextFunction, Request, Response } from 'express';
import { addLogFields } from '../logging/request-fields.js';
import { dialectOf } from './dialect.js';
import { readJsonBody } from './json-body.js';
import { assignRequestId } from './request-id.js';
import { sendError } from './send-error.js';
import { collapseVersionPrefix } from './version-prefix.js';

interface HttpOptions {
  bodyLimitBytes: number;
  /** Returns why a request is refused, before its body is read. */
  admit: (request: Request, response: Response) => TurnError | undefined;
}

/**
 * Everything that runs before a route is chosen. The app must be created with `bodyParser: false`: Express's own parser
 * costs as much as the routing. Errors given to `next` reach the global filter as well.
 */
export function configureHttp(app: NestExpressApplication, { bodyLimitBytes, admit }: HttpOptions): void {
  app.disable('x-powered-by');
  app.disable('etag');
  // One function, because each layer of Express's stack costs every request.
  app.use((request: Request, response: Response, next: NextFunction) => {
    assignRequestId(response);
    collapseVersionPrefix(request);
    const refusal = admit(request, response);
    if (refusal !== undefined) return refuse(refusal, request, response, next);
    readJsonBody(request, bodyLimitBytes, next);
  });
}

/** Callers are answered here: on the way to the global filter Express looks at every route, and refusals come in floods. */
function refuse(error: TurnError, request: Request, response: Response, next: NextFunction): void {
  const dialect = dialectOf(request);
  if (dialect === 'admin') return next(error);
  addLogFields(response, { error: error.kind });
  sendError(error, dialect, response);
}
