import { createHash, randomBytes } from 'node:crypto';

interface AuthorizationCode {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const LIFETIME_MS = 10 * 60 * 1000;

/** Codes of the authorization code flow; each is redeemed once. */
export class AuthorizationCodeStore {
  private readonly codes = new Map<string, AuthorizationCode>();

  issue(code: Omit<AuthorizationCode, 'expiresAt'>, now: number): string {
    const value = randomBytes(24).toString('base64url');
    this.codes.set(value, { ...code, expiresAt: now + LIFETIME_MS });
    return value;
  }

  /** The code's data, if it has not been redeemed and is not expired. */
  redeem(value: string, now: number): AuthorizationCode | undefined {
    const code = this.codes.get(value);
    this.codes.delete(value);
    return code && code.expiresAt > now ? code : undefined;
  }

  clear(): void {
    this.codes.clear();
  }
}

/** PKCE with S256: base64url of the verifier's SHA-256, without padding (RFC 7636). */
export function codeChallengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
