import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { LessThan } from 'typeorm';
import { Leases } from '../database/leases.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../time/clock.js';
import { FirstTokenTimeEntity, TrafficEntity, type TrafficSpan } from './traffic.entity.js';

const HOUR_MS = 3_600_000;
/** Minutes serve "the last hour"; hours the charts. */
const KEPT_MS: Record<TrafficSpan, number> = { minute: 2 * HOUR_MS, hour: 90 * 24 * HOUR_MS };

/** Keeps the traffic tables bounded. */
@Injectable()
export class TrafficCleaning {
  constructor(
    private readonly transactions: Transactions,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  /** Deletes what is too old; one process of all does it. */
  @Cron(CronExpression.EVERY_HOUR)
  async clean(): Promise<void> {
    await this.leases.tryLease('traffic-cleaning', () =>
      this.transactions.run(async (manager) => {
        for (const span of ['minute', 'hour'] as const) {
          const start = LessThan(new Date(this.clock.now() - KEPT_MS[span]).toISOString());
          await manager.delete(TrafficEntity, { span, start });
          await manager.delete(FirstTokenTimeEntity, { span, start });
        }
      }),
    );
  }
}
