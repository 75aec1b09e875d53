import type { DataSource } from 'typeorm';
import { ConfigError } from '../config/config-error.js';

/** @throws ConfigError when another process has the database open: SQLite leaves WAL mode only for its sole user */
export async function requireSoleUser(dataSource: DataSource): Promise<void> {
  try {
    await dataSource.query('PRAGMA busy_timeout = 500');
    await dataSource.query('PRAGMA journal_mode = DELETE');
  } catch (error) {
    throw new ConfigError(['DATA_DIR holds a database that a running gateway uses; stop it first'], {
      cause: error,
    });
  }
}
