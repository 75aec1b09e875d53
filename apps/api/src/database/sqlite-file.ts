import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/** An SQLite database of another program, opened for reading. */
export interface SqliteFile {
  /** @throws Error for what SQLite does not accept */
  query(sql: string): Promise<Record<string, unknown>[]>;
}

/** What every SQLite file begins with. */
const MAGIC = 'SQLite format 3\0';

export function isSqliteFile(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC;
}

/** Lets `work` read the database that `bytes` are a file of. On the disk they are only as long as that takes. */
export async function withSqliteFile<Result>(
  bytes: Buffer,
  work: (file: SqliteFile) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'q2api-import-'));
  try {
    const path = join(folder, 'import.sqlite3');
    await writeFile(path, bytes, { mode: 0o600 });
    const database = await open(path);
    try {
      return await work({ query: (sql) => query(database, sql) });
    } finally {
      await new Promise<void>((resolve) => database.close(() => resolve()));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function open(path: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(database),
    );
  });
}

function query(database: sqlite3.Database, sql: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    database.all<Record<string, unknown>>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}
