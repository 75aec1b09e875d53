import { chmod, mkdir, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AppConfig } from '../config/app-config.js';
import { databaseFile } from './data-source-options.js';

/** Makes the data folder and, for SQLite, an empty database, readable for their owner only: both hold secrets. */
export async function prepareDataDirectory(config: AppConfig): Promise<void> {
  await mkdir(resolve(config.dataDir), { recursive: true, mode: 0o700 });
  if (config.databaseUrl !== undefined) return;
  const file = databaseFile(config);
  // SQLite gives its -wal and -shm files the mode of the database.
  await (await open(file, 'a', 0o600)).close();
  await chmod(file, 0o600);
}
