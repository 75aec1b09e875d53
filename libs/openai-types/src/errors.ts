/** Body of every failed answer, and of the `data:` line that ends a failed chat stream. */
export interface OpenAiErrorBody {
  error: OpenAiError;
}

export interface OpenAiError {
  message: string;
  type: OpenAiErrorType;
  /** Path of the field at fault, or null. */
  param: string | null;
  code: string | null;
}

export type OpenAiErrorType =
  'invalid_request_error' | 'permission' | 'rate_limit_error' | 'insufficient_quota' | 'server_error';
