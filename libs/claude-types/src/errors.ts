/** Body of every failed answer, and `data` of the `error` event that ends a failed stream. */
export interface ClaudeErrorBody {
  type: 'error';
  error: ClaudeError;
  /** The same as the header `request-id`. */
  request_id: string | null;
}

export interface ClaudeError {
  type: ClaudeErrorType;
  message: string;
  /** A stable code of the cause, where there is one. */
  details?: { error_code: string } | null;
}

export type ClaudeErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'billing_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'api_error'
  | 'timeout_error'
  | 'overloaded_error';
