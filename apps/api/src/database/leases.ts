import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../time/clock.js';
import { LeaseEntity } from './lease.entity.js';
import { Transactions } from './transactions.js';

/** A lease that is not renewed for so long belongs to a process that died. */
const HOLD_MS = 10_000;
const RENEW_MS = 3_000;
const RETRY_MS = 50;

/** Rights that only one of all processes on this database holds at a time. */
@Injectable()
export class Leases {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` while holding the right `name`; waits until it can be had. */
  async withLease<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const owner = await this.take(name);
      if (owner !== undefined) return this.hold(name, owner, work);
      await sleep(RETRY_MS);
    }
  }

  /** Runs `work` while holding the right `name`; does nothing when somebody else holds it. */
  async tryLease(name: string, work: () => Promise<void>): Promise<void> {
    const owner = await this.take(name);
    if (owner !== undefined) await this.hold(name, owner, work);
  }

  private async hold<Result>(name: string, owner: string, work: () => Promise<Result>): Promise<Result> {
    // A failed renewal is tried again at the next turn; until then the lease lasts.
    const renewal = setInterval(() => void this.renew(name, owner).catch(() => undefined), RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await this.transactions.run((manager) => manager.delete(LeaseEntity, { name, owner }));
    }
  }

  /** The owner's token, or `undefined` when somebody else holds the right. */
  private take(name: string): Promise<string | undefined> {
    const owner = randomUUID();
    const lease = { name, owner, expires_at: this.expiry() };
    return this.transactions.run(async (manager) => {
      await manager.update(LeaseEntity, { name, expires_at: LessThanOrEqual(this.clock.timestamp()) }, lease);
      await manager.createQueryBuilder().insert().into(LeaseEntity).values(lease).orIgnore().execute();
      // There is none when its holder has given it back just now, which PostgreSQL shows within a transaction.
      const current = await manager.findOneBy(LeaseEntity, { name });
      return current?.owner === owner ? owner : undefined;
    });
  }

  private async renew(name: string, owner: string): Promise<void> {
    const lease = { expires_at: this.expiry() };
    await this.transactions.run((manager) => manager.update(LeaseEntity, { name, owner }, lease));
  }

  private expiry(): string {
    return new Date(this.clock.now() + HOLD_MS).toISOString();
  }
}
