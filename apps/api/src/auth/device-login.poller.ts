import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../time/clock.js';
import { describeFailure } from './describe-failure.js';
import { DeviceLoginEntity } from './device-login.entity.js';
import { DeviceLoginRepository } from './device-login.repository.js';
import { LoginCompletion } from './login-completion.js';
import { OidcClient, type TokenSet } from './oidc.client.js';
import { OidcError } from './oidc-error.js';

const TICK_MS = 250;
/** Longer than one poll and the completion take: after this another process may go on with a login. */
const HOLD_MS = 30_000;
/** RFC 8628 §3.5. */
const SLOW_DOWN_S = 5;

/** Asks the sign-in service for the tokens of device logins, for each login one process at a time and never too often. */
@Injectable()
export class DeviceLoginPoller implements OnModuleDestroy {
  private readonly logger = new Logger(DeviceLoginPoller.name);
  private isLooking = false;
  private isStopped = false;

  constructor(
    private readonly logins: DeviceLoginRepository,
    private readonly completion: LoginCompletion,
    private readonly oidc: OidcClient,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.isStopped = true;
  }

  @Interval(TICK_MS)
  async tick(): Promise<void> {
    if (this.isLooking || this.isStopped) return;
    this.isLooking = true;
    try {
      for (const login of await this.logins.findDue(this.clock.timestamp())) {
        if (await this.logins.take(login, this.after(HOLD_MS))) void this.advance(login);
      }
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.isLooking = false;
    }
  }

  /** Never rejects: what was not foreseen is tried again when the hold has lapsed. */
  private async advance(login: DeviceLoginEntity): Promise<void> {
    try {
      if (login.status === 'completing') await this.completion.complete(login);
      else if (Date.parse(login.expires_at) <= this.clock.now()) await this.expire(login);
      else await this.poll(login);
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async poll(login: DeviceLoginEntity): Promise<void> {
    const { clientId, clientSecret, deviceCode } = this.logins.secretsOf(login);
    const { ssoRegion } = this.logins.optionsOf(login);
    let tokens: TokenSet;
    try {
      tokens = await this.oidc.redeemDeviceCode(ssoRegion, { clientId, clientSecret }, deviceCode);
    } catch (error) {
      return this.handleRefusal(login, error);
    }
    await this.completion.begin(login, tokens);
  }

  private async handleRefusal(login: DeviceLoginEntity, error: unknown): Promise<void> {
    const code = error instanceof OidcError && error.status < 500 ? error.code : 'unavailable';
    switch (code) {
      case 'authorization_pending':
      case 'unavailable':
        return this.waitFor(login, login.interval_seconds);
      case 'slow_down':
        return this.waitFor(login, login.interval_seconds + SLOW_DOWN_S);
      case 'expired_token':
        return this.expire(login);
      case 'access_denied':
        return this.end(login, 'denied', 'The person did not agree to the sign-in.');
      default:
        return this.end(login, 'failed', `The sign-in failed: ${describeFailure(error)}.`);
    }
  }

  /** Counted from the answer, so that the service never sees two polls closer than it allows. */
  private async waitFor(login: DeviceLoginEntity, seconds: number): Promise<void> {
    const values = { interval_seconds: seconds, next_poll_at: this.after(seconds * 1000) };
    await this.logins.update(login.id, 'pending', values);
  }

  private expire(login: DeviceLoginEntity): Promise<void> {
    return this.end(login, 'expired', 'Nobody has confirmed the sign-in in time.');
  }

  private async end(
    { id }: DeviceLoginEntity,
    status: 'expired' | 'denied' | 'failed',
    error: string,
  ): Promise<void> {
    await this.logins.update(id, 'pending', { status, error, secrets: null });
  }

  private after(milliseconds: number): string {
    return new Date(this.clock.now() + milliseconds).toISOString();
  }
}
