import { HttpException } from '@nestjs/common';
import { TurnError, type TurnErrorKind } from '@q2api/turn';

/** Whatever was thrown while a request was served, as a TurnError. What nobody foresaw is `internal` and tells nothing. */
export function fromException(exception: unknown): TurnError {
  if (exception instanceof TurnError) return exception;
  if (!(exception instanceof HttpException)) {
    return new TurnError('internal', 'The gateway failed to handle the request.', { cause: exception });
  }
  const status = exception.getStatus();
  const kind = KIND_BY_STATUS[status] ?? (status < 500 ? 'invalid-request' : 'internal');
  return new TurnError(kind, messageOf(exception, status), { cause: exception });
}

/** Statuses that Nest, Express and the body parser raise before a controller runs. */
const KIND_BY_STATUS: Partial<Record<number, TurnErrorKind>> = {
  401: 'unauthenticated',
  404: 'not-found',
  405: 'not-found',
  413: 'request-too-large',
  429: 'rate-limited',
  503: 'gateway-unavailable',
};

function messageOf(exception: HttpException, status: number): string {
  if (exception.cause instanceof SyntaxError) return `The body is not valid JSON: ${exception.message}`;
  if (status === 413) return 'The request body is larger than this gateway accepts.';
  return exception.message;
}
