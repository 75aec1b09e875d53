import { join, resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { migrations } from './migrations.js';
import { sqliteDriver } from './sqlite-driver.js';

/** How long a statement waits for another process's transaction, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** Connections per process: no query is on the request path, so a few are plenty. */
const MAX_CONNECTIONS = 8;
/** By this PostgreSQL tells the connections of gateways from those of other programs. */
export const GATEWAY = 'q2api';

/**
 * Which database this is and how it is opened: with the driver beside it, all that a change of either touches.
 * @param applicationName what PostgreSQL shows as the user of the connections
 */
export function dataSourceOptions(config: AppConfig, applicationName = GATEWAY): DataSourceOptions {
  const schema = {
    migrations,
    migrationsTransactionMode: 'each',
    // Run by `openDataSource`, one process at a time.
    migrationsRun: false,
    synchronize: false,
  } as const;
  if (config.databaseUrl === undefined) {
    return {
      ...schema,
      type: 'sqlite',
      driver: sqliteDriver,
      database: databaseFile(config),
      enableWAL: true,
      busyTimeout: BUSY_TIMEOUT_MS,
    };
  }
  return {
    ...schema,
    type: 'postgres',
    url: config.databaseUrl,
    applicationName,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolSize: MAX_CONNECTIONS,
    extra: { statement_timeout: BUSY_TIMEOUT_MS },
  };
}

/** Absolute path of the SQLite file. */
export function databaseFile(config: AppConfig): string {
  return join(resolve(config.dataDir), 'data.sqlite3');
}
