import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** PostgreSQL undoes one of two transactions that wait for each other; done again, it succeeds. */
const DEADLOCK = '40P01';
const MAX_ATTEMPTS = 5;
const RETRY_MS = 20;

/**
 * The only way to write. On SQLite TypeORM has one connection for everything: transactions are run one after the
 * other here, and a write outside of them would become part of whichever is open, and of its rollback.
 */
@Injectable()
export class Transactions {
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction of its own; rejects, with everything undone, when it throws. Not reentrant.
   * `work` may be run again: it must do nothing but read and write through its manager.
   */
  run<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    if (this.dataSource.options.type === 'postgres') return this.runConcurrently(work);
    const result = this.last.then(() => this.dataSource.transaction(work));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async runConcurrently<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if ((error as { code?: unknown }).code !== DEADLOCK || attempt === MAX_ATTEMPTS) throw error;
        await sleep(RETRY_MS * attempt);
      }
    }
  }
}
