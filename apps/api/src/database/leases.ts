import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../time/clock.js';
import { LeaseEntity } from './lease.entity.js';
import { Transactions } from './transactions.js';

const RETRY_MS = 50;

/** Rights that only one of all processes on this database holds at a time. */
@Injectable()
export class Leases {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` while holding the right `name`; waits until it can be had.
   * @param holdMs after this time others may take it: longer than `work` can take
   */
  async withLease<Result>(name: string, holdMs: number, work: () => Promise<Result>): Promise<Result> {
    let owner = await this.take(name, holdMs);
    while (owner === undefined) {
      await sleep(RETRY_MS);
      owner = await this.take(name, holdMs);
    }
    try {
      return await work();
    } finally {
      await this.giveBack(name, owner);
    }
  }

  /** The owner's token, or `undefined` when somebody else holds the right. It lapses after `holdMs`. */
  take(name: string, holdMs: number): Promise<string | undefined> {
    const owner = randomUUID();
    const now = this.clock.now();
    const lease = { name, owner, expires_at: new Date(now + holdMs).toISOString() };
    return this.transactions.run(async (manager) => {
      const lapsed = { name, expires_at: LessThanOrEqual(new Date(now).toISOString()) };
      await manager.update(LeaseEntity, lapsed, lease);
      await manager.createQueryBuilder().insert().into(LeaseEntity).values(lease).orIgnore().execute();
      const current = await manager.findOneByOrFail(LeaseEntity, { name });
      return current.owner === owner ? owner : undefined;
    });
  }

  async giveBack(name: string, owner: string): Promise<void> {
    await this.transactions.run((manager) => manager.delete(LeaseEntity, { name, owner }));
  }
}
