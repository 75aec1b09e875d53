import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { OutboundHttp } from '../outbound/outbound-http.js';
import { OidcError } from './oidc-error.js';

const TIMEOUT_MS = 20_000;
/** Our own name, which the person sees on the page of AWS. */
const CLIENT_NAME = 'q2api';
/** What chat takes (Q CLI). */
const SCOPES = ['codewhisperer:completions', 'codewhisperer:analysis', 'codewhisperer:conversations'];
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** When the service names none (RFC 8628 §3.2). */
const DEFAULT_INTERVAL_S = 5;

export interface OidcClientPair {
  clientId: string;
  clientSecret: string;
}

export interface ClientRegistration extends OidcClientPair {
  /** Seconds since the epoch. */
  expiresAtSeconds: number;
}

export interface DeviceAuthorization {
  /** Secret: whoever has it gets the tokens. */
  deviceCode: string;
  userCode: string;
  verificationUriComplete: string;
  expiresInSeconds: number;
  intervalSeconds: number;
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

  /** Registers this gateway; the registration is good for one region and for the device flow. */
  async registerClient(region: string): Promise<ClientRegistration> {
    const answer = await this.post(region, '/client/register', {
      clientName: CLIENT_NAME,
      clientType: 'public',
      scopes: SCOPES,
      grantTypes: [DEVICE_GRANT, 'refresh_token'],
    });
    return {
      clientId: textOf(answer, 'clientId'),
      clientSecret: textOf(answer, 'clientSecret'),
      expiresAtSeconds: numberOf(answer, 'clientSecretExpiresAt'),
    };
  }

  /** Begins a sign-in that a person confirms in a browser. */
  async startDeviceAuthorization(
    region: string,
    { clientId, clientSecret }: OidcClientPair,
    startUrl: string,
  ): Promise<DeviceAuthorization> {
    const answer = await this.post(region, '/device_authorization', { clientId, clientSecret, startUrl });
    return {
      deviceCode: textOf(answer, 'deviceCode'),
      userCode: textOf(answer, 'userCode'),
      verificationUriComplete: textOf(answer, 'verificationUriComplete'),
      expiresInSeconds: numberOf(answer, 'expiresIn'),
      intervalSeconds: typeof answer['interval'] === 'number' ? answer['interval'] : DEFAULT_INTERVAL_S,
    };
  }

  /** The tokens of a confirmed sign-in; an OidcError `authorization_pending` or `slow_down` until then. */
  redeemDeviceCode(
    region: string,
    { clientId, clientSecret }: OidcClientPair,
    deviceCode: string,
  ): Promise<TokenSet> {
    return this.createToken(region, { clientId, clientSecret, grantType: DEVICE_GRANT, deviceCode });
  }

  private async createToken(region: string, body: object): Promise<TokenSet> {
    const answer = await this.post(region, '/token', body);
    const { refreshToken, expiresIn } = answer;
    return {
      accessToken: textOf(answer, 'accessToken'),
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

function textOf(answer: Record<string, unknown>, member: string): string {
  const value = answer[member];
  if (typeof value === 'string' && value !== '') return value;
  throw new OidcError('unknown', 200, `the answer has no ${member}`);
}

function numberOf(answer: Record<string, unknown>, member: string): number {
  const value = answer[member];
  if (typeof value === 'number') return value;
  throw new OidcError('unknown', 200, `the answer has no ${member}`);
}
