import { DataSource, type DataSourceOptions } from 'typeorm';

/** Any number, the same in all gateways: whose turn it is to migrate. */
const MIGRATION_LOCK = 7_236_141;

/**
 * The database, connected and with the newest schema. Processes that start at the same time migrate one after the
 * other on PostgreSQL; on SQLite the second of two may fail, and succeeds when it is started again.
 */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = await new DataSource(options).initialize();
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function migrate(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type !== 'postgres') {
    await dataSource.runMigrations();
    return;
  }
  // The lock belongs to its connection: it ends with the process, whatever happens to it.
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.query('RESET statement_timeout');
  } finally {
    await runner.release();
  }
}
