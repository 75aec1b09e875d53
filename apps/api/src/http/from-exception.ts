import { HttpException } from '@nestjs/common';
import { TurnError, type TurnErrorKind } from '@q2api/turn';
import { databaseOutage } from '../database/database-outage.js';

/** Whatever was thrown while a request was served, as a TurnError. What nobody foresaw is `internal` and tells nothing. */
export function fromException(exception: unknown): TurnError {
  if (exception instanceof TurnError) return exception;
  if (!(exception instanceof HttpException)) {
    return (
      databaseOutage(exception) ??
      new TurnError('internal', 'The gateway failed to handle the request.', { cause: exception })
    );
  }
  const status = exception.getStatus();
  const kind = KIND_BY_STATUS[status] ?? (status < 500 ? 'invalid-request' : 'internal');
  return new TurnError(kind, exception.message, { cause: exception });
}

/** Statuses that Nest and Express raise before a controller runs. */
const KIND_BY_STATUS: Partial<Record<number, TurnErrorKind>> = {
  401: 'unauthenticated',
  404: 'not-found',
  405: 'not-found',
  429: 'rate-limited',
  503: 'gateway-unavailable',
};
