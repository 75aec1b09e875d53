import type { DataSource } from 'typeorm';

/** Rewrites the database without what was deleted or overwritten in it: both engines leave old bytes in their files. */
export async function scrubFreePages(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type === 'postgres') {
    await dataSource.query('VACUUM FULL "accounts"');
    return;
  }
  await dataSource.query('VACUUM');
  await dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
}
