/** How a refused call looks on the wire, before the form (awsJson or REST) puts it into its envelope. */
export interface ServiceErrorDetails {
  /** `reason` member; `null` when the exception has none. */
  reason?: string;
  /** Further response headers, such as `retry-after`. */
  headers?: Record<string, string>;
  /** What exactly was wrong; the real service does not tell. Sent as `x-emulator-detail` and recorded. */
  detail?: string;
}

/** A modelled exception of the chat or management operations; `code` is its shape name. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: ServiceErrorDetails = {},
  ) {
    super(message);
  }
}

/** A response sent as it is, such as the HTML page of a broken proxy. */
export class RawResponse extends Error {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string>,
    readonly body: string,
  ) {
    super(`raw response ${status}`);
  }
}

/** The connection is cut with a TCP reset before any response byte. */
export class ConnectionReset extends Error {
  constructor() {
    super('connection reset');
  }
}

export function malformed(detail: string): ServiceError {
  return new ServiceError(400, 'ValidationException', 'Improperly formed request.', { detail });
}

export function validationError(reason: string, message: string, detail?: string): ServiceError {
  return new ServiceError(400, 'ValidationException', message, { reason, detail });
}

/** The service answers an unknown, expired or missing bearer with 403, not 401 (observed). */
export function bearerInvalid(): ServiceError {
  return new ServiceError(
    403,
    'AccessDeniedException',
    'The bearer token included in the request is invalid.',
  );
}
