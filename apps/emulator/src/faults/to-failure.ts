import { RawResponse, ServiceError } from '../server/service-error.js';
import { ERROR_ROWS, type ErrorSpec } from './error-rows.js';

const ROWS = new Map<string, ErrorSpec>(Object.entries(ERROR_ROWS));

/** The row of this name. Throws for an unknown one. */
export function findErrorRow(name: string): ErrorSpec {
  const row = ROWS.get(name);
  if (!row) throw new ServiceError(400, 'ValidationException', `Emulator: unknown error row "${name}".`);
  return row;
}

/** What to throw so that the caller gets this error. */
export function toFailure(error: string | ErrorSpec): ServiceError | RawResponse {
  const spec = typeof error === 'string' ? findErrorRow(error) : error;
  const { status, code, message = 'Error made by the emulator.', reason, headers, body } = spec;
  if (body !== undefined || code === undefined) {
    return new RawResponse(status, { 'content-type': 'text/plain', ...headers }, body ?? message);
  }
  return new ServiceError(status, code, message, { reason, headers });
}
