import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/**
 * The only way to write. On SQLite TypeORM has one connection for everything: transactions are run one after the
 * other here, and a write outside of them would become part of whichever is open, and of its rollback.
 */
@Injectable()
export class Transactions {
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction of its own; rejects, with everything undone, when it throws. Not reentrant. */
  run<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    const result = this.last.then(() => this.dataSource.transaction(work));
    this.last = result.catch(() => undefined);
    return result;
  }
}
