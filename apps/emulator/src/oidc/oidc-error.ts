/** Every error of the OIDC service with its exception and HTTP status (model, botocore sso-oidc 2019-06-10). */
const OIDC_ERRORS = {
  authorization_pending: { exception: 'AuthorizationPendingException', status: 400 },
  slow_down: { exception: 'SlowDownException', status: 400 },
  expired_token: { exception: 'ExpiredTokenException', status: 400 },
  access_denied: { exception: 'AccessDeniedException', status: 400 },
  invalid_grant: { exception: 'InvalidGrantException', status: 400 },
  invalid_client: { exception: 'InvalidClientException', status: 401 },
  invalid_request: { exception: 'InvalidRequestException', status: 400 },
  invalid_scope: { exception: 'InvalidScopeException', status: 400 },
  unauthorized_client: { exception: 'UnauthorizedClientException', status: 400 },
  unsupported_grant_type: { exception: 'UnsupportedGrantTypeException', status: 400 },
  invalid_client_metadata: { exception: 'InvalidClientMetadataException', status: 400 },
  invalid_redirect_uri: { exception: 'InvalidRedirectUriException', status: 400 },
  server_error: { exception: 'InternalServerException', status: 500 },
} as const;

export type OidcErrorCode = keyof typeof OIDC_ERRORS;

export function isOidcErrorCode(value: string): value is OidcErrorCode {
  return value in OIDC_ERRORS;
}

export class OidcError extends Error {
  constructor(
    readonly code: OidcErrorCode,
    readonly description: string | null = null,
  ) {
    super(description ?? code);
  }

  toReply(): { status: number; headers: Record<string, string>; body: object } {
    const { exception, status } = OIDC_ERRORS[this.code];
    return {
      status,
      headers: { 'x-amzn-errortype': exception },
      body: { error: this.code, error_description: this.description },
    };
  }
}
