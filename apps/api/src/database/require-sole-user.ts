import type { DataSource } from 'typeorm';
import { ConfigError } from '../config/config-error.js';
import { GATEWAY } from './data-source-options.js';

/** @throws ConfigError when a gateway has the database open */
export async function requireSoleUser(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type === 'postgres') return requireNoGateway(dataSource);
  try {
    await dataSource.query('PRAGMA busy_timeout = 500');
    // SQLite leaves WAL mode only for its sole user.
    await dataSource.query('PRAGMA journal_mode = DELETE');
  } catch (error) {
    throw new ConfigError(['DATA_DIR holds a database that a running gateway uses; stop it first'], {
      cause: error,
    });
  }
}

async function requireNoGateway(dataSource: DataSource): Promise<void> {
  const connections: unknown[] = await dataSource.query(
    'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
    [GATEWAY],
  );
  if (connections.length === 0) return;
  throw new ConfigError(['DATABASE_URL is a database that a running gateway uses; stop it first']);
}
