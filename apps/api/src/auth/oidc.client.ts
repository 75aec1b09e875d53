import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { OutboundHttp } from '../outbound/outbound-http.js';
import { OidcError } from './oidc-error.js';

const TIMEOUT_MS = 20_000;

export interface OidcClientPair {
  clientId: string;
  clientSecret: string;
}

export interface TokenSet {
  accessToken: string;
  /** Absent: the old one stays valid. */
  refreshToken?: string;
  expiresInSeconds: number;
}

/** Speaks to AWS SSO OIDC, by which accounts get their tokens (AWS model sso-oidc 2019-06-10). */
@Injectable()
export class OidcClient {
  constructor(
    private readonly outbound: OutboundHttp,
    private readonly config: AppConfig,
  ) {}

  /** New tokens for a refresh token; it only works with the client that obtained it. */
  refresh(region: string, client: OidcClientPair, refreshToken: string): Promise<TokenSet> {
    return this.createToken(region, { ...client, grantType: 'refresh_token', refreshToken });
  }

  private async createToken(region: string, body: object): Promise<TokenSet> {
    const answer = await this.post(region, '/token', body);
    const { accessToken, refreshToken, expiresIn } = answer;
    if (typeof accessToken !== 'string' || accessToken === '') throw unusable('accessToken');
    return {
      accessToken,
      // Members without a value can be null (observed).
      ...(typeof refreshToken === 'string' && refreshToken !== '' && { refreshToken }),
      expiresInSeconds: typeof expiresIn === 'number' && expiresIn > 0 ? expiresIn : 3600,
    };
  }

  /** @throws OidcError for a refusal, OutboundError without an answer */
  private async post(region: string, path: string, body: object): Promise<Record<string, unknown>> {
    const { status, data } = await this.outbound.client.request<unknown>({
      method: 'POST',
      url: `${this.config.oidcEndpoint ?? `https://oidc.${region}.amazonaws.com`}${path}`,
      headers: { 'Content-Type': 'application/json' },
      data: JSON.stringify(body),
      timeout: TIMEOUT_MS,
      validateStatus: () => true,
    });
    const answer = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
    if (status === 200) return answer;
    const { error, error_description: description } = answer;
    throw new OidcError(
      typeof error === 'string' ? error : 'unknown',
      status,
      typeof description === 'string' ? description : undefined,
    );
  }
}

function unusable(member: string): OidcError {
  return new OidcError('unknown', 200, `the answer has no ${member}`);
}
