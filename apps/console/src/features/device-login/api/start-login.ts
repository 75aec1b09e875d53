import { requestJson } from '../../../lib/api-client.js';

const TIMEOUT_MS = 30_000;

export interface StartLoginRequest {
  label?: string;
  /** Start URL of IAM Identity Center; absent: Builder ID. */
  startUrl?: string;
  ssoRegion?: string;
  /** The account whose credentials are replaced; absent: a new one. */
  accountId?: string;
}

export interface StartedLogin {
  authId: string;
  verificationUriComplete: string;
  userCode: string;
  /** Seconds. */
  expiresIn: number;
}

export function startLogin(body: StartLoginRequest): Promise<StartedLogin> {
  return requestJson('/v2/auth/start', { method: 'POST', body, timeoutMs: TIMEOUT_MS });
}
