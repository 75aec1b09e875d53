import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  AttentionItem,
  Overview,
  OverviewHour,
  OverviewNow,
  OverviewRange,
} from '@q2api/admin-contract';
import { DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import { AccountPool } from '../accounts/account-pool.js';
import { whereState } from '../accounts/account-state.js';
import { AccountEntity } from '../accounts/account.entity.js';
import { AccountUsageEntity } from '../accounts/account-usage.entity.js';
import { AppConfig } from '../config/app-config.js';
import { Clock } from '../time/clock.js';
import { NO_TRAFFIC, type TrafficFigures, TrafficReader } from '../traffic/traffic-reader.js';
import { startOf } from '../traffic/traffic-tally.js';
import { accessAttention, accountAttention, LOW_QUOTA_SHARE, quotaAttention } from './attention.js';

const HOUR_MS = 3_600_000;
const HOURS: Record<OverviewRange, number> = { '24h': 24, '7d': 7 * 24 };
/** The list is there to be read; behind its end the accounts page goes on. */
const MAX_ATTENTION = 50;

/** Gathers what the first page of the console shows. */
@Injectable()
export class OverviewService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly traffic: TrafficReader,
    private readonly pool: AccountPool,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async read(range: OverviewRange): Promise<Overview> {
    const now = this.clock.now();
    const [figures, series, attention] = await Promise.all([
      this.figures(now),
      this.series(now, range),
      this.attention(now),
    ]);
    return { time: new Date(now).toISOString(), now: figures, range, series, attention };
  }

  private async figures(now: number): Promise<OverviewNow> {
    const [total, usable, lastHour, today] = await Promise.all([
      this.dataSource.manager.count(AccountEntity),
      this.countUsable(now),
      this.traffic.total('minute', startOf('minute', now - HOUR_MS)),
      this.traffic.total('hour', `${new Date(now).toISOString().slice(0, 10)}T00:00:00.000Z`),
    ]);
    return {
      accounts: { usable, total },
      lastHour: {
        requests: lastHour.requests,
        errors: lastHour.errors,
        successRate: successRateOf(lastHour),
        firstTokenP95Ms: lastHour.firstTokenP95Ms,
      },
      inFlight: this.pool.inFlight,
      today: { requests: today.requests, inputTokens: today.inputTokens, outputTokens: today.outputTokens },
    };
  }

  private async series(now: number, range: OverviewRange): Promise<OverviewHour[]> {
    const firstHour = now - (HOURS[range] - 1) * HOUR_MS;
    const known = await this.traffic.since('hour', startOf('hour', firstHour));
    return Array.from({ length: HOURS[range] }, (_, index) => {
      const time = startOf('hour', firstHour + index * HOUR_MS);
      const { requests, errors, inputTokens, outputTokens, firstTokenP95Ms } = known.get(time) ?? NO_TRAFFIC;
      return { time, requests, errors, inputTokens, outputTokens, firstTokenP95Ms };
    });
  }

  private async attention(now: number): Promise<AttentionItem[]> {
    const [pool, accounts, quotas] = await Promise.all([
      this.poolAttention(now),
      this.accountsAttention(now),
      this.quotasAttention(),
    ]);
    return [...pool, ...accounts, ...accessAttention(this.config), ...quotas].slice(0, MAX_ATTENTION);
  }

  /** That the pool as a whole cannot serve. */
  private async poolAttention(now: number): Promise<AttentionItem[]> {
    const enabled = await this.dataSource.manager.countBy(AccountEntity, { enabled: 1 });
    if (enabled === 0) return [{ code: 'no-accounts' }];
    if ((await this.countUsable(now)) > 0) return [];
    const [first] = await this.dataSource.manager.find(AccountEntity, {
      select: { id: true, cooldown_until: true },
      where: { enabled: 1, sign_in_problem: IsNull(), cooldown_until: MoreThan(new Date(now).toISOString()) },
      order: { cooldown_until: 'ASC' },
      take: 1,
    });
    return first === undefined
      ? []
      : [{ code: 'all-cooling-down', until: first.cooldown_until, count: enabled }];
  }

  private async accountsAttention(now: number): Promise<AttentionItem[]> {
    const accounts = await this.dataSource.manager.find(AccountEntity, {
      where: [
        { enabled: 0, disabled_kind: Not(IsNull()) },
        { enabled: 1, sign_in_problem: Not(IsNull()) },
        { enabled: 1, refresh_failures: MoreThan(0) },
        { enabled: 1, refreshToken: IsNull(), expires_at: Not(IsNull()) },
      ],
      order: { updated_at: 'DESC' },
      take: MAX_ATTENTION,
    });
    return accounts.map((account) => accountAttention(account, now)).filter((item) => item !== undefined);
  }

  private async quotasAttention(): Promise<AttentionItem[]> {
    const usages = await this.dataSource
      .createQueryBuilder(AccountUsageEntity, 'usage')
      .where('usage.quota > 0 AND usage.used >= usage.quota * :share', { share: LOW_QUOTA_SHARE })
      .limit(MAX_ATTENTION)
      .getMany();
    const accounts = await this.dataSource.manager.find(AccountEntity, {
      select: { id: true, label: true },
      where: { id: In(usages.map((usage) => usage.account_id)), enabled: 1 },
    });
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return usages.flatMap((usage) => {
      const account = byId.get(usage.account_id);
      return account === undefined ? [] : [quotaAttention(usage, account)];
    });
  }

  private countUsable(now: number): Promise<number> {
    return this.dataSource.manager.countBy(AccountEntity, whereState('ready', new Date(now).toISOString()));
  }
}

function successRateOf({ requests, errors, aborted }: TrafficFigures): number | null {
  const judged = requests - aborted;
  return judged === 0 ? null : (judged - errors) / judged;
}
