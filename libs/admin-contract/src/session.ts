/** What `GET /v2/session` tells everyone who can reach the console: is a password needed, and was it given. */
export interface Session {
  /** False: no admin password is configured, the console answers this machine only. */
  required: boolean;
  /** True when the caller may use /v2 now. */
  signedIn: boolean;
}

/**
 * Body of `POST /v2/session`. Answers 200 with the new `Session` and sets the cookie (HttpOnly, SameSite=Strict);
 * 401 when the password is wrong; 429 with `retry-after` in seconds after too many attempts.
 * `DELETE /v2/session` signs out and answers 204.
 */
export interface SignInRequest {
  password: string;
}
