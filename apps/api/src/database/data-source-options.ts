import { join, resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { migrations } from './migrations.js';
import { sqliteDriver } from './sqlite-driver.js';

/** How long a statement waits for another process's transaction, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/** Which database this is and how it is opened: with the driver beside it, all that a change of either touches. */
export function dataSourceOptions(config: AppConfig): DataSourceOptions {
  return {
    type: 'sqlite',
    driver: sqliteDriver,
    database: databaseFile(config),
    enableWAL: true,
    busyTimeout: BUSY_TIMEOUT_MS,
    migrations,
    migrationsRun: true,
    migrationsTransactionMode: 'each',
    synchronize: false,
  };
}

/** Absolute path of the SQLite file. */
export function databaseFile(config: AppConfig): string {
  return join(resolve(config.dataDir), 'data.sqlite3');
}
