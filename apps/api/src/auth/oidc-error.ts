/** A refusal by AWS SSO OIDC (AWS model sso-oidc 2019-06-10). Its text holds no secret. */
export class OidcError extends Error {
  override readonly name = 'OidcError';

  constructor(
    /** The OAuth error, such as `invalid_grant`; `unknown` when the answer did not say. */
    readonly code: string,
    readonly status: number,
    description: string | undefined,
  ) {
    super(description ? `${code}: ${description}` : `${code} (HTTP ${status})`);
  }

  /** True when the sign-in itself is over: only a new one helps. */
  get isSignInOver(): boolean {
    return SIGN_IN_OVER.has(this.code);
  }
}

const SIGN_IN_OVER = new Set([
  // The refresh token is dead, or of another client.
  'invalid_grant',
  'expired_token',
  'access_denied',
  // The registration has expired; refresh tokens are bound to it.
  'invalid_client',
  'unauthorized_client',
]);
