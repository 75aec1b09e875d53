import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { invalidRequest } from '@q2api/turn';

/**
 * Parses JSON bodies up to `limitBytes` (compressed ones: after inflating). Any JSON value passes; its shape is the
 * converters' matter. Only `application/json` is read: other types can be sent by a foreign web page without asking.
 */
export function jsonBody(limitBytes: number): RequestHandler {
  return json({ limit: limitBytes, strict: false });
}

/** Refuses a body that `jsonBody` passed over, naming the reason rather than a missing field. */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  if (!hasBody || request.body !== undefined) return next();
  next(invalidRequest('', 'The body must be JSON, sent with content-type: application/json.'));
}
