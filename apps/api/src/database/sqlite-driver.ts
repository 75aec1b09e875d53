import sqlite3 from 'sqlite3';

/**
 * sqlite3 as TypeORM expects it, except that transactions begin IMMEDIATE: a deferred one that reads before it
 * writes fails at once, without waiting for the busy timeout, when another process has written in between.
 */
class Database extends sqlite3.Database {
  constructor(...parameters: ConstructorParameters<typeof sqlite3.Database>) {
    super(...parameters);
    // One statement at a time: SQLite does so anyway, but the others would each wait in a thread of libuv's few.
    this.serialize();
  }

  override all(sql: string, ...parameters: unknown[]): this {
    return super.all(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE TRANSACTION' : sql, ...parameters);
  }
}

/** TypeORM calls `verbose()` for longer stack traces, which cost time on every query. */
export const sqliteDriver = { Database, verbose: () => ({ Database }) };
