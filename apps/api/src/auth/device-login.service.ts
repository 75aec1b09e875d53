import { randomUUID } from 'node:crypto';
import { BadRequestException, ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import type { LoginProfile, LoginStatus, StartedLogin, StartLogin } from '@q2api/admin-contract';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { DEFAULT_REGION } from '../accounts/regions.js';
import { Clock } from '../time/clock.js';
import { ClientRegistrations } from './client-registrations.js';
import { DeviceLoginEntity } from './device-login.entity.js';
import { DeviceLoginRepository } from './device-login.repository.js';
import type { LoginOptions } from './login-details.js';
import { type DeviceAuthorization, OidcClient, type OidcClientPair } from './oidc.client.js';
import { OidcError } from './oidc-error.js';
import { toSignInException } from './to-sign-in-exception.js';

/** Start URL of AWS Builder ID (Q CLI). */
const BUILDER_ID_START_URL = 'https://view.awsapps.com/start';
/** Longer nobody sits before a sign-in page. */
const LIMIT_MS = 5 * 60_000;
/** So long an ended login can still be asked about. */
const KEEP_MS = 24 * 3_600_000;

/** Signs accounts in by a code that a person confirms in a browser (RFC 8628). `DeviceLoginPoller` does the waiting. */
@Injectable()
export class DeviceLoginService {
  constructor(
    private readonly logins: DeviceLoginRepository,
    private readonly registrations: ClientRegistrations,
    private readonly accounts: AccountRepository,
    private readonly oidc: OidcClient,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException for an unknown account, BadGatewayException when the sign-in service fails */
  async start(input: StartLogin): Promise<StartedLogin> {
    const options = toOptions(input, await this.accountOf(input));
    try {
      const { client, authorization } = await this.authorize(options);
      return await this.store(options, client, authorization);
    } catch (error) {
      throw toSignInException(error);
    }
  }

  /** @throws NotFoundException */
  async status(id: string): Promise<LoginStatus> {
    const login = await this.require(id);
    const remainingMs = Date.parse(login.expires_at) - this.clock.now();
    return {
      status: login.status,
      remaining: login.status === 'pending' ? Math.max(0, Math.ceil(remainingMs / 1000)) : 0,
      error: login.error,
      accountId: login.account_id,
      profiles: login.status === 'choose-profile' ? profilesOf(login) : null,
    };
  }

  /** @throws NotFoundException, ConflictException when no profile is to be chosen, BadRequestException for a foreign one */
  async chooseProfile(id: string, profileArn: string): Promise<LoginStatus> {
    const login = await this.require(id);
    if (login.status !== 'choose-profile')
      throw new ConflictException('This sign-in does not wait for a profile.');
    if (!profilesOf(login).some(({ arn }) => arn === profileArn)) {
      throw new BadRequestException('profileArn is not one of the profiles of this sign-in.');
    }
    const options: LoginOptions = { ...this.logins.optionsOf(login), profileArn };
    await this.logins.update(id, 'choose-profile', {
      status: 'completing',
      options: JSON.stringify(options),
      next_poll_at: this.clock.timestamp(),
    });
    return this.status(id);
  }

  private async require(id: string): Promise<DeviceLoginEntity> {
    const login = await this.logins.find(id);
    if (login === null) throw new NotFoundException(`There is no sign-in ${id}.`);
    return login;
  }

  private async accountOf({ accountId }: StartLogin): Promise<AccountEntity | null> {
    if (accountId === undefined) return null;
    const account = await this.accounts.find(accountId);
    if (account === null) throw new NotFoundException(`There is no account ${accountId}.`);
    return account;
  }

  /** A registration that the service has forgotten is replaced once. */
  private async authorize({ ssoRegion, startUrl }: LoginOptions) {
    const url = startUrl ?? BUILDER_ID_START_URL;
    const known = await this.registrations.get(ssoRegion);
    try {
      return {
        client: known,
        authorization: await this.oidc.startDeviceAuthorization(ssoRegion, known, url),
      };
    } catch (error) {
      if (!(error instanceof OidcError) || error.code !== 'invalid_client') throw error;
      const client = await this.registrations.renew(ssoRegion);
      return { client, authorization: await this.oidc.startDeviceAuthorization(ssoRegion, client, url) };
    }
  }

  private async store(
    options: LoginOptions,
    client: OidcClientPair,
    { deviceCode, userCode, verificationUriComplete, expiresInSeconds, intervalSeconds }: DeviceAuthorization,
  ): Promise<StartedLogin> {
    const id = randomUUID();
    const now = this.clock.now();
    const limitMs = Math.min(LIMIT_MS, expiresInSeconds * 1000);
    const at = (milliseconds: number) => new Date(milliseconds).toISOString();
    const login = Object.assign(new DeviceLoginEntity(), {
      id,
      status: 'pending',
      secrets: this.logins.seal(id, { ...client, deviceCode }),
      options: JSON.stringify(options),
      user_code: userCode,
      verification_uri: verificationUriComplete,
      interval_seconds: intervalSeconds,
      next_poll_at: at(now + intervalSeconds * 1000),
      expires_at: at(now + limitMs),
      created_at: at(now),
    });
    await this.logins.insert(login, at(now - KEEP_MS));
    const expiresIn = Math.floor(limitMs / 1000);
    return { authId: id, verificationUriComplete, userCode, expiresIn, interval: intervalSeconds };
  }
}

/** What is not said about an account that signs in again stays as it was. */
function toOptions(input: StartLogin, account: AccountEntity | null): LoginOptions {
  const startUrl = input.startUrl ?? account?.start_url ?? null;
  return {
    label: input.label ?? null,
    owner: input.owner ?? null,
    enabled: input.enabled ?? true,
    startUrl: startUrl?.replace(/\/$/, '') === BUILDER_ID_START_URL ? null : startUrl,
    ssoRegion: input.ssoRegion ?? account?.sso_region ?? DEFAULT_REGION,
    accountId: account?.id ?? null,
  };
}

function profilesOf({ profiles }: DeviceLoginEntity): LoginProfile[] {
  return profiles === null ? [] : (JSON.parse(profiles) as LoginProfile[]);
}
