import type { NestExpressApplication } from '@nestjs/platform-express';
import type { TurnError } from '@q2api/turn';
import type { NextFunction, Request, Response } from 'express';
import { readJsonBody } from './json-body.js';
import { assignRequestId } from './request-id.js';
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
    if (refusal !== undefined) return next(refusal);
    readJsonBody(request, bodyLimitBytes, next);
  });
}
