import type { ImportFile } from '@q2api/admin-contract';
import { isSqliteFile, withSqliteFile } from '../../database/sqlite-file.js';
import type { FoundSignIn } from './found-sign-in.js';
import { type JsonFile, parseJsonFile } from './parse-json-file.js';
import { parseSqliteFile } from './parse-sqlite-file.js';

/** All sign-ins of all files. A file that cannot be read is a problem of its own, not of the others. */
export async function readImportFiles(files: readonly ImportFile[]): Promise<FoundSignIn[]> {
  const contents = files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
  const jsonFiles = contents.flatMap(({ name, bytes }) => (isSqliteFile(bytes) ? [] : readJson(name, bytes)));
  const found: FoundSignIn[] = [];
  for (const { name, bytes } of contents) {
    if (isSqliteFile(bytes)) found.push(...(await readSqlite(name, bytes)));
    else found.push(...parseJson(name, jsonFiles));
  }
  return found;
}

function readJson(name: string, bytes: Buffer): JsonFile[] {
  try {
    return [{ name, value: JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown }];
  } catch {
    return [];
  }
}

function parseJson(name: string, files: readonly JsonFile[]): FoundSignIn[] {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) return [{ source: name, problem: 'This is neither JSON nor an SQLite database.' }];
  return parseJsonFile(file, files);
}

async function readSqlite(name: string, bytes: Buffer): Promise<FoundSignIn[]> {
  try {
    return await withSqliteFile(bytes, (file) => parseSqliteFile(name, file));
  } catch {
    return [
      { source: name, problem: 'The database is damaged, or changes to it are still in its -wal file.' },
    ];
  }
}
