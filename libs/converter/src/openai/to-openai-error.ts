import type { OpenAiErrorBody, OpenAiErrorType } from '@q2api/openai-types';
import type { TurnError, TurnErrorKind } from '@q2api/turn';
import type { ErrorResponse } from '../error-response.js';
import { toRetryHeaders } from './retry-headers.js';

interface ErrorForm {
  status: number;
  type: OpenAiErrorType;
  code: string | null;
  /** The same request would fail again: SDKs are told not to repeat it. */
  permanent: boolean;
}

/** Failures that last are kept out of 5xx, which clients repeat many times (Codex 0.169: 30 attempts, observed). */
const ERROR_FORMS = {
  'invalid-request': form(400, 'invalid_request_error', null, true),
  'context-overflow': form(400, 'invalid_request_error', 'context_length_exceeded', true),
  'request-too-large': form(413, 'invalid_request_error', 'request_too_large', true),
  'model-not-found': form(404, 'invalid_request_error', 'model_not_found', true),
  'not-found': form(404, 'invalid_request_error', null, true),
  unauthenticated: form(401, 'invalid_request_error', 'invalid_api_key', true),
  'no-account': form(401, 'invalid_request_error', 'no_account', true),
  'account-unauthenticated': form(401, 'invalid_request_error', 'account_unauthenticated', true),
  'account-suspended': form(403, 'permission', 'account_suspended', true),
  'account-restricted': form(429, 'rate_limit_error', 'account_restricted', true),
  'account-forbidden': form(403, 'permission', null, true),
  'rate-limited': form(429, 'rate_limit_error', 'rate_limit_exceeded', false),
  'quota-exhausted': form(429, 'insufficient_quota', 'insufficient_quota', true),
  overloaded: form(503, 'server_error', 'server_is_overloaded', false),
  'upstream-unavailable': form(503, 'server_error', null, false),
  'upstream-timeout': form(504, 'server_error', null, false),
  'upstream-protocol': form(502, 'server_error', null, false),
  // Asked again already. Several clients repeat every 5xx whatever the headers say (AI SDK 7, LangChain 1).
  'unusable-answer': form(400, 'invalid_request_error', 'unusable_answer', true),
  'gateway-unavailable': form(503, 'server_error', null, false),
  aborted: form(499, 'invalid_request_error', null, true),
  internal: form(500, 'server_error', null, false),
} satisfies Record<TurnErrorKind, ErrorForm>;

/** A limit of unknown length. Codex gives up at once on a 429 that does not say how long to wait (0.169, observed). */
const DEFAULT_WAIT_MS: Partial<Record<TurnErrorKind, number>> = { 'rate-limited': 10_000 };

/** Any failure as OpenAI's error body with its HTTP status and retry headers. */
export function toOpenAiError(error: TurnError): ErrorResponse<OpenAiErrorBody> {
  const { status, type, code, permanent } = ERROR_FORMS[error.kind];
  const { path, retryAfterMs, code: ownCode } = error.details;
  return {
    status,
    headers: toRetryHeaders(permanent, retryAfterMs ?? DEFAULT_WAIT_MS[error.kind]),
    body: {
      error: {
        message: error.message,
        type,
        param: path === undefined || path === '' ? paramOf(error.kind) : path,
        code: ownCode ?? code,
      },
    },
  };
}

function paramOf(kind: TurnErrorKind): string | null {
  return kind === 'model-not-found' ? 'model' : null;
}

function form(status: number, type: OpenAiErrorType, code: string | null, permanent: boolean): ErrorForm {
  return { status, type, code, permanent };
}
