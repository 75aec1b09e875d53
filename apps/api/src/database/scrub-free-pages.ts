import type { DataSource } from 'typeorm';

/** Rewrites the database without what was deleted or overwritten in it: SQLite leaves old bytes in free pages. */
export async function scrubFreePages(dataSource: DataSource): Promise<void> {
  await dataSource.query('VACUUM');
  await dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
}
