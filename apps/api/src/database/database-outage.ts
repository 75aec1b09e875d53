import { TurnError } from '@q2api/turn';

/** What a client waits before it tries again. */
const RETRY_MS = 5_000;
/** SQLSTATE: class 08 (connection), server shutting down or starting, too many connections; and the system's own codes. */
const CODES =
  /^(08\w{3}|57P0[123]|53300|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** Errors of the driver (pg 8) that have no code. */
const MESSAGES = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** The error for a client when `error` says that PostgreSQL cannot be reached; undefined for every other error. */
export function databaseOutage(error: unknown): TurnError | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const isOutage = (typeof code === 'string' && CODES.test(code)) || MESSAGES.test(String(message));
  if (!isOutage) return undefined;
  return new TurnError('gateway-unavailable', 'The database of the gateway cannot be reached.', {
    cause: error,
    retryAfterMs: RETRY_MS,
  });
}
