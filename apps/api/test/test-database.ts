import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { AppConfig } from '../src/config/app-config.js';

declare global {
  /** Set by Jest's project: the end-to-end tests run once on each engine. */
  var DATABASE_ENGINE: 'sqlite' | 'postgres';
}

/** True when this run is about PostgreSQL. */
export function isOnPostgres(): boolean {
  return globalThis.DATABASE_ENGINE === 'postgres';
}

/** The configuration of the database that belongs to a data folder, on the engine that this run is about. */
export async function databaseConfig(dataDir: string): Promise<Partial<AppConfig>> {
  return isOnPostgres() ? { databaseUrl: await createDatabase(dataDir) } : {};
}

/** Everything that the database of a data folder holds, to look for what must not be there. */
export async function databaseAsText(dataDir: string): Promise<string> {
  const { databaseUrl } = await databaseConfig(dataDir);
  if (databaseUrl === undefined) return databaseFilesAsText(dataDir);
  const dataSource = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
  try {
    const tables: { name: string }[] = await dataSource.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const rows = tables.map(({ name }) => dataSource.query(`SELECT * FROM "${name}"`));
    return JSON.stringify(await Promise.all(rows));
  } finally {
    await dataSource.destroy();
  }
}

/** SQLite's files byte by byte: deleted values may still be in them. */
async function databaseFilesAsText(dataDir: string): Promise<string> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith('data.sqlite3'));
  const files = await Promise.all(names.map((name) => readFile(join(dataDir, name), 'latin1')));
  return files.join('\n');
}

/** The URL of the PostgreSQL database of this name, created when it is not there yet. */
async function createDatabase(name: string): Promise<string> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (server === undefined)
    throw new Error('TEST_POSTGRES_URL is not set: run this by the Jest project `postgres`');
  const database = `test_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  const admin = await new DataSource({ type: 'postgres', url: `${server}/postgres` }).initialize();
  try {
    const found: unknown[] = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.length === 0) await admin.query(`CREATE DATABASE "${database}"`);
  } finally {
    await admin.destroy();
  }
  return `${server}/${database}`;
}
