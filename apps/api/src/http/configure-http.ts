import type { NestExpressApplication } from '@nestjs/platform-express';
import { collapseVersionPrefix } from './version-prefix.js';
import { jsonBody, requireJson } from './json-body.js';
import { assignRequestId } from './request-id.js';

/**
 * Everything that runs before a route is chosen, in order. The app must be created with `bodyParser: false`.
 * Plain Express middleware: errors raised here reach the global filter as well.
 */
export function configureHttp(app: NestExpressApplication, options: { bodyLimitBytes: number }): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(assignRequestId, collapseVersionPrefix, jsonBody(options.bodyLimitBytes), requireJson);
}
