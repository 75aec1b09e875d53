/** Modelled exceptions of the chat and management operations, without the `Exception` suffix variants of transports. */
export type AmazonQExceptionName =
  | 'ValidationException'
  | 'ServiceQuotaExceededException'
  | 'AccessDeniedException'
  | 'ResourceNotFoundException'
  | 'ConflictException'
  | 'ThrottlingException'
  | 'InternalServerException'
  | 'ServiceUnavailableException';

/** `reason` of an exception, by exception (model). */
export interface AmazonQExceptionReasons {
  AccessDeniedException:
    | 'FEATURE_NOT_SUPPORTED'
    | 'TEMPORARILY_SUSPENDED'
    | 'UNAUTHORIZED_CUSTOMIZATION_RESOURCE_ACCESS'
    | 'UNAUTHORIZED_WORKSPACE_CONTEXT_FEATURE_ACCESS';
  ThrottlingException: 'DAILY_REQUEST_COUNT' | 'INSUFFICIENT_MODEL_CAPACITY' | 'MONTHLY_REQUEST_COUNT';
  ServiceQuotaExceededException:
    'CONVERSATION_LIMIT_EXCEEDED' | 'MONTHLY_REQUEST_COUNT' | 'OVERAGE_REQUEST_LIMIT_EXCEEDED';
  InternalServerException: 'MODEL_TEMPORARILY_UNAVAILABLE';
  ConflictException:
    'CUSTOMER_KMS_KEY_DISABLED' | 'CUSTOMER_KMS_KEY_INVALID_KEY_POLICY' | 'MISMATCHED_KMS_KEY';
  ValidationException:
    | 'CONTENT_LENGTH_EXCEEDS_THRESHOLD'
    | 'PROMPT_TOO_LONG'
    | 'INVALID_CONVERSATION_ID'
    | 'INVALID_MODEL_ID'
    | 'INVALID_KMS_GRANT'
    | 'REQUEST_BODY_INVALID'
    | 'REQUEST_BODY_INVALID_JSON'
    | 'THINKING_SIGNATURE_INVALID'
    | 'TOOL_CONFIG_MISSING'
    | 'TOOL_DUPLICATE'
    | 'TOOL_SCHEMA_INVALID'
    | 'TOOL_USE_RESULT_MISMATCH'
    | 'IMAGE_COUNT_EXCEEDED'
    | 'IMAGE_DIMENSION_EXCEEDED'
    | 'IMAGE_FORMAT_UNSUPPORTED'
    | 'IMAGE_MIME_MISMATCH'
    | 'IMAGE_SIZE_EXCEEDED'
    | 'DOCUMENT_COUNT_EXCEEDED'
    | 'DOCUMENT_DUPLICATE_NAME'
    | 'DOCUMENT_MAXIMUM_PAGES_EXCEEDED'
    | 'DOCUMENT_MODEL_NOT_SUPPORTED'
    | 'DOCUMENT_PASSWORD_PROTECTED'
    | 'DOCUMENT_SIZE_EXCEEDED';
}

/** Body of a failed call; awsJson adds `__type`. */
export interface AmazonQErrorBody {
  __type?: string;
  message?: string;
  reason?: string | null;
}
