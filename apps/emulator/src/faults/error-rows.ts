/** An error response; without `code` the body is sent as it is. */
export interface ErrorSpec {
  status: number;
  /** Exception name. */
  code?: string;
  message?: string;
  reason?: string;
  headers?: Record<string, string>;
  /** A body that is not the service's own, such as a proxy's HTML page. */
  body?: string;
}

function validation(message: string, reason?: string): ErrorSpec {
  return { status: 400, code: 'ValidationException', message, reason };
}

function denied(message: string, reason?: string): ErrorSpec {
  return { status: 403, code: 'AccessDeniedException', message, reason };
}

function throttled(message: string, reason?: string, headers?: Record<string, string>): ErrorSpec {
  return { status: 429, code: 'ThrottlingException', message, reason, headers };
}

function quota(message: string, reason: string): ErrorSpec {
  return { status: 402, code: 'ServiceQuotaExceededException', message, reason };
}

function page(status: number, title: string): ErrorSpec {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

/** Every error that the service is known to answer, by a name for tests; names of reasons are AWS's (model). */
export const ERROR_ROWS = {
  malformed: validation('Improperly formed request.'),
  'request-body-invalid': validation('Invalid tool use format.', 'REQUEST_BODY_INVALID'),
  'input-too-long': validation('Input is too long.', 'CONTENT_LENGTH_EXCEEDS_THRESHOLD'),
  'prompt-too-long': validation('Prompt is too long.', 'PROMPT_TOO_LONG'),
  'input-too-long-no-reason': validation('Input is too long.'),
  'invalid-model': validation(
    'Invalid model. Please select a different model to continue.',
    'INVALID_MODEL_ID',
  ),
  'invalid-conversation': validation('Invalid conversation id.', 'INVALID_CONVERSATION_ID'),
  'thinking-signature': validation('Invalid signature in thinking block.', 'THINKING_SIGNATURE_INVALID'),
  'tool-duplicate': validation('Tool names must be unique.', 'TOOL_DUPLICATE'),
  'image-size': validation('Image is too large.', 'IMAGE_SIZE_EXCEEDED'),
  'document-size': validation('Document is too large.', 'DOCUMENT_SIZE_EXCEEDED'),
  'profile-required': validation('profileArn is required for this request.'),
  'monthly-limit': quota('You have reached the limit.', 'MONTHLY_REQUEST_COUNT'),
  /** The same limit as a throttling, in the status of AWS's own fixture (Q CLI). */
  'monthly-limit-400': {
    status: 400,
    code: 'ThrottlingException',
    message: 'Maximum Request reached for this month.',
    reason: 'MONTHLY_REQUEST_COUNT',
  },
  'monthly-limit-429': throttled('You have reached the limit.', 'MONTHLY_REQUEST_COUNT'),
  'overage-limit': quota('You have reached the limit for overages.', 'OVERAGE_REQUEST_LIMIT_EXCEEDED'),
  'conversation-limit': quota('Conversation limit exceeded.', 'CONVERSATION_LIMIT_EXCEEDED'),
  'daily-limit': throttled('Daily request limit reached.', 'DAILY_REQUEST_COUNT'),
  throttled: throttled('Too many requests, please wait before trying again.'),
  'throttled-retry-after': throttled('Too many requests, please wait before trying again.', undefined, {
    'retry-after': '2',
  }),
  'no-capacity': throttled(
    'I am experiencing high traffic, please try again shortly or select a different model.',
    'INSUFFICIENT_MODEL_CAPACITY',
  ),
  'suspicious-activity': throttled(
    'Due to suspicious activity we are imposing temporary limits on the account d-0000000000.emulator.',
  ),
  'credit-limit': throttled('60-minute credit limit exceeded.'),
  'bearer-invalid': denied('The bearer token included in the request is invalid.'),
  'bearer-invalid-401': {
    status: 401,
    code: 'AccessDeniedException',
    message: 'The bearer token included in the request is invalid.',
  },
  suspended: denied(
    'Your user id d-0000000000.emulator has been temporarily suspended. We have locked your account as a security precaution.',
    'TEMPORARILY_SUSPENDED',
  ),
  'feature-not-supported': denied('This feature is not supported.', 'FEATURE_NOT_SUPPORTED'),
  'not-authorized': denied('User is not authorized to make this call.'),
  'access-denied': denied('Access denied.'),
  kms: {
    status: 409,
    code: 'ConflictException',
    message: 'The customer managed key is disabled.',
    reason: 'CUSTOMER_KMS_KEY_DISABLED',
  },
  'not-found': { status: 404, code: 'ResourceNotFoundException', message: 'Resource not found.' },
  'model-unavailable': {
    status: 500,
    code: 'InternalServerException',
    message: 'The model is temporarily unavailable.',
    reason: 'MODEL_TEMPORARILY_UNAVAILABLE',
  },
  'high-load': {
    status: 500,
    code: 'InternalServerException',
    message: 'Encountered unexpectedly high load when processing the request, please try again.',
  },
  'server-error': { status: 500, code: 'InternalServerException', message: 'Internal server error.' },
  /** The status of AWS's own fixture (Q CLI). */
  'unavailable-500': {
    status: 500,
    code: 'ServiceUnavailableException',
    message: 'Service is unavailable.',
  },
  unavailable: { status: 503, code: 'ServiceUnavailableException', message: 'Service is unavailable.' },
  'bad-gateway': page(502, '502 Bad Gateway'),
  'gateway-timeout': page(504, '504 Gateway Time-out'),
  'origin-timeout': page(524, '524: A timeout occurred'),
  'request-timeout': { status: 408, code: 'RequestTimeoutException', message: 'Request timed out.' },
} satisfies Record<string, ErrorSpec>;

export type ErrorRowName = keyof typeof ERROR_ROWS;
