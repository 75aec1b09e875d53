import { setTimeout as sleep } from 'node:timers/promises';
import {
  BadGatewayException,
  ConflictException,
  ForbiddenException,
  GoneException,
  Injectable,
  NotFoundException,
  type OnModuleDestroy,
  RequestTimeoutException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { Clock } from '../time/clock.js';
import type { DeviceLoginEntity } from './device-login.entity.js';
import { DeviceLoginRepository } from './device-login.repository.js';

/** Longest wait, the same as a sign-in may take. */
const WAIT_MS = 5 * 60_000;
const LOOK_MS = 250;

/** Waits until a device login has become an account, and hands it out once. */
@Injectable()
export class LoginClaim implements OnModuleDestroy {
  private isStopped = false;

  constructor(
    private readonly logins: DeviceLoginRepository,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.isStopped = true;
  }

  /**
   * The account's id.
   * @throws HttpException: 404 unknown, 403 denied, 408 nobody agreed in time, 409 handed out already, 410 expired, 502 failed
   */
  async wait(id: string, signal: AbortSignal): Promise<string> {
    const deadline = this.clock.now() + WAIT_MS;
    while (this.clock.now() < deadline) {
      const login = await this.logins.find(id);
      if (login === null) throw new NotFoundException(`There is no sign-in ${id}.`);
      const accountId = await this.outcomeOf(login);
      if (accountId !== undefined) return accountId;
      if (this.isStopped)
        throw new ServiceUnavailableException('The gateway is shutting down; claim again later.');
      await sleep(LOOK_MS, undefined, { signal });
    }
    throw new RequestTimeoutException('Nobody has confirmed the sign-in yet; claim again to wait on.');
  }

  /** Undefined while it is not over. */
  private async outcomeOf({
    id,
    status,
    error,
    account_id: accountId,
  }: DeviceLoginEntity): Promise<string | undefined> {
    switch (status) {
      case 'completed':
        if (accountId === null || !(await this.logins.claim(id))) {
          throw new ConflictException('This sign-in was claimed already.');
        }
        return accountId;
      case 'expired':
        throw new GoneException(error ?? 'The sign-in has expired.');
      case 'denied':
        throw new ForbiddenException(error ?? 'The sign-in was denied.');
      case 'failed':
        throw new BadGatewayException(error ?? 'The sign-in has failed.');
      default:
        return undefined;
    }
  }
}
