import { Injectable } from '@nestjs/common';
import type { AccountEntity } from '../accounts/account.entity.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { AccessTokenService } from '../auth/access-token.service.js';
import { AmazonQManagementClient } from '../management/amazonq-management.client.js';
import { Clock } from '../time/clock.js';
import { toUsage, type Usage } from './to-usage.js';

/** Asks how much of its quota an account has used, and keeps the answer. */
@Injectable()
export class UsageLimitsService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: AccessTokenService,
    private readonly management: AmazonQManagementClient,
    private readonly clock: Clock,
  ) {}

  /** @throws TurnError, OutboundError when it could not be had; what was known stays */
  async check(account: AccountEntity): Promise<void> {
    const { id, region, profile_arn: profileArn } = account;
    const accessToken = await this.tokens.ensureFresh(id);
    const caller = { region, accessToken, ...(profileArn !== null && { profileArn }) };
    const usage = toUsage(await this.management.usageLimits(caller));
    if (usage !== undefined) await this.keep(account, usage);
  }

  private async keep(account: AccountEntity, { resetsAt, ...usage }: Usage): Promise<void> {
    const row = { account_id: account.id, ...usage, resets_at: resetsAt, checked_at: this.clock.timestamp() };
    await this.accounts.saveUsage(row);
    const isExhausted = account.cooldown_kind === 'quota-exhausted' && usage.used >= usage.quota;
    // The true end of the period instead of the one that was assumed when the quota ran out.
    if (isExhausted && resetsAt !== null)
      await this.accounts.update(account.id, { cooldown_until: resetsAt });
  }
}
