import type { TurnErrorKind } from '@q2api/turn';

/** One meaning, the signals that carry it, and what the client is told. */
export interface FailureRule {
  kind: TurnErrorKind;
  /** `{message}` stands for the upstream's own words: only where they are about the request, others may name an account. */
  message: string;
  /** `reason` of the exception. */
  reasons?: readonly string[];
  /** Words of the message, for what has no reason. */
  text?: RegExp;
  /** Names of exceptions. */
  codes?: readonly string[];
  statuses?: readonly number[];
  /** For a limit whose length is known but not announced. */
  retryAfterMs?: number;
}

const HOUR_MS = 3_600_000;

/**
 * Reasons and exceptions: AWS model codewhisperer-streaming 1.0.45. Words: Q CLI and observed answers. A reason decides
 * before words, words before an exception's name and the name before a status: the same fault arrives with different
 * statuses over awsJson and restJson, and validation errors were seen under a 500. Among equals the first rule wins.
 */
export const FAILURE_RULES: readonly FailureRule[] = [
  {
    kind: 'account-suspended',
    message: 'The upstream has suspended the account that answered; its operator must act.',
    reasons: ['TEMPORARILY_SUSPENDED'],
    text: /suspended[\s\S]*locked your account|locked your account[\s\S]*suspended/i,
  },
  {
    kind: 'account-restricted',
    message: 'The upstream limits the account that answered for suspicious activity; its operator must look.',
    text: /suspicious activity/i,
  },
  {
    kind: 'account-unauthenticated',
    message: 'The upstream refuses the sign-in of the account that answered.',
    text: /bearer token[\s\S]*(invalid|expired)/i,
    codes: [
      'UnrecognizedClientException',
      'ExpiredTokenException',
      'InvalidTokenException',
      'UnauthorizedException',
    ],
    statuses: [401],
  },
  {
    kind: 'account-forbidden',
    message: 'The account that answered needs a profile; its operator must set one.',
    text: /profileArn is required/i,
  },
  {
    kind: 'account-forbidden',
    message: 'The account that answered may not do this: its plan, profile or region does not allow it.',
    reasons: [
      'FEATURE_NOT_SUPPORTED',
      'UNAUTHORIZED_CUSTOMIZATION_RESOURCE_ACCESS',
      'UNAUTHORIZED_WORKSPACE_CONTEXT_FEATURE_ACCESS',
    ],
    codes: ['AccessDeniedException'],
    statuses: [403],
  },
  {
    kind: 'account-forbidden',
    message: 'The state of the account that answered forbids this request; its operator must act.',
    reasons: [
      'CUSTOMER_KMS_KEY_DISABLED',
      'CUSTOMER_KMS_KEY_INVALID_KEY_POLICY',
      'MISMATCHED_KMS_KEY',
      'INVALID_KMS_GRANT',
    ],
    codes: ['ConflictException'],
    statuses: [409],
  },
  {
    kind: 'quota-exhausted',
    message: 'The quota of the account that answered is used up.',
    reasons: ['MONTHLY_REQUEST_COUNT', 'OVERAGE_REQUEST_LIMIT_EXCEEDED', 'DAILY_REQUEST_COUNT'],
    codes: ['ServiceQuotaExceededException'],
    statuses: [402],
  },
  {
    kind: 'rate-limited',
    message: 'The hourly credit limit of the account that answered is used up.',
    text: /60-minute credit limit/i,
    retryAfterMs: HOUR_MS,
  },
  {
    kind: 'rate-limited',
    message: 'The upstream is limiting requests. Try again later.',
    reasons: ['CONVERSATION_LIMIT_EXCEEDED'],
    codes: ['ThrottlingException', 'TooManyRequestsException'],
    statuses: [429],
  },
  {
    kind: 'overloaded',
    message: 'The model has no capacity now. Try again later or with another model.',
    reasons: ['INSUFFICIENT_MODEL_CAPACITY', 'MODEL_TEMPORARILY_UNAVAILABLE'],
    text: /unexpectedly high load/i,
  },
  {
    kind: 'context-overflow',
    message: 'prompt is too long',
    reasons: ['CONTENT_LENGTH_EXCEEDS_THRESHOLD', 'PROMPT_TOO_LONG'],
    text: /input is too long/i,
    codes: ['ContentLengthExceededException'],
  },
  { kind: 'model-not-found', message: '{message}', reasons: ['INVALID_MODEL_ID'] },
  // Claude Code takes an attachment out, or the thinking, when it reads these words (2.1, observed).
  invalid('image exceeds the maximum size: {message}', 'IMAGE_SIZE_EXCEEDED'),
  invalid('image dimensions exceed max allowed size: {message}', 'IMAGE_DIMENSION_EXCEEDED'),
  invalid('image does not match the provided media type: {message}', 'IMAGE_MIME_MISMATCH'),
  invalid('Could not process image: {message}', 'IMAGE_FORMAT_UNSUPPORTED'),
  invalid('Could not process PDF or other document: {message}', 'DOCUMENT_SIZE_EXCEEDED'),
  invalid('Too many PDF pages in a document: {message}', 'DOCUMENT_MAXIMUM_PAGES_EXCEEDED'),
  invalid('The PDF specified is password protected: {message}', 'DOCUMENT_PASSWORD_PROTECTED'),
  invalid('The model does not support PDF input: {message}', 'DOCUMENT_MODEL_NOT_SUPPORTED'),
  invalid('Invalid signature in thinking block: {message}', 'THINKING_SIGNATURE_INVALID'),
  {
    kind: 'invalid-request',
    message: '{message}',
    reasons: [
      'DOCUMENT_COUNT_EXCEEDED',
      'DOCUMENT_DUPLICATE_NAME',
      'IMAGE_COUNT_EXCEEDED',
      'INVALID_CONVERSATION_ID',
      'REQUEST_BODY_INVALID',
      'REQUEST_BODY_INVALID_JSON',
      'TOOL_CONFIG_MISSING',
      'TOOL_DUPLICATE',
      'TOOL_SCHEMA_INVALID',
      'TOOL_USE_RESULT_MISMATCH',
    ],
    codes: ['ValidationException', 'SerializationException'],
    statuses: [400, 422],
  },
  {
    kind: 'request-too-large',
    message: 'The request is larger than the upstream takes.',
    statuses: [413],
  },
  {
    kind: 'upstream-timeout',
    message: 'The upstream took too long to answer.',
    statuses: [408, 504, 524],
  },
  {
    kind: 'upstream-unavailable',
    message: 'The upstream failed to answer. Try again.',
    codes: ['InternalServerException', 'ServiceUnavailableException', 'InternalFailure'],
    statuses: [500, 502, 503],
  },
];

/** A fault of the request, in words that clients know. */
function invalid(message: string, ...reasons: string[]): FailureRule {
  return { kind: 'invalid-request', message, reasons };
}
