import type { ClaudeErrorBody, ClaudeErrorType } from '@q2api/claude-types';
import type { TurnError, TurnErrorKind } from '@q2api/turn';
import type { ErrorResponse } from '../../error-response.js';

/** Status, type, and whether the SDK must be told not to try again where it would by the status. */
type ErrorForm = readonly [status: number, type: ClaudeErrorType, retry?: 'never'];

const ERROR_FORMS = {
  'invalid-request': [400, 'invalid_request_error'],
  'context-overflow': [400, 'invalid_request_error'],
  'request-too-large': [413, 'request_too_large'],
  'model-not-found': [404, 'not_found_error'],
  'not-found': [404, 'not_found_error'],
  // Claude Code repeats a 401 to its bearer token for minutes unless told not to (observed).
  unauthenticated: [401, 'authentication_error', 'never'],
  'no-account': [401, 'authentication_error', 'never'],
  'account-unauthenticated': [401, 'authentication_error', 'never'],
  'account-suspended': [403, 'permission_error', 'never'],
  'account-restricted': [429, 'rate_limit_error', 'never'],
  'account-forbidden': [403, 'permission_error', 'never'],
  'rate-limited': [429, 'rate_limit_error'],
  'quota-exhausted': [402, 'billing_error', 'never'],
  overloaded: [529, 'overloaded_error'],
  'upstream-unavailable': [503, 'api_error'],
  'upstream-timeout': [504, 'timeout_error'],
  'upstream-protocol': [502, 'api_error'],
  // Asked again already. Not a 400: Claude Code repeats those up to six times with fewer fields (observed).
  'unusable-answer': [502, 'api_error', 'never'],
  'gateway-unavailable': [503, 'api_error'],
  aborted: [499, 'api_error'],
  internal: [500, 'api_error'],
} as const satisfies Record<TurnErrorKind, ErrorForm>;

/** The SDK obeys any `retry-after` (1.12): what is longer than this is not to be waited for. */
const LONGEST_WAIT_SECONDS = 60;
/** A limit of unknown length: long enough to matter, short enough to be sat out. */
const DEFAULT_RATE_LIMIT_SECONDS = 10;

/** Any failure as Anthropic's error body with its HTTP status and retry headers. */
export function toClaudeError(error: TurnError, requestId: string): ErrorResponse<ClaudeErrorBody> {
  const [status, type, retry]: ErrorForm = ERROR_FORMS[error.kind];
  const { code } = error.details;
  return {
    status,
    headers: toRetryHeaders(error, retry),
    body: {
      type: 'error',
      error: { type, message: error.message, ...(code !== undefined && { details: { error_code: code } }) },
      request_id: requestId,
    },
  };
}

function toRetryHeaders({ kind, details }: TurnError, retry: ErrorForm[2]): Record<string, string> {
  const known =
    details.retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(details.retryAfterMs / 1000));
  const seconds = known ?? (kind === 'rate-limited' ? DEFAULT_RATE_LIMIT_SECONDS : undefined);
  const isPointless = retry === 'never' || (seconds !== undefined && seconds > LONGEST_WAIT_SECONDS);
  return {
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    ...(isPointless && { 'x-should-retry': 'false' }),
  };
}
