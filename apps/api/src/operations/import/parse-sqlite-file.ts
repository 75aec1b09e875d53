import type { SqliteFile } from '../../database/sqlite-file.js';
import type { FoundSignIn } from './found-sign-in.js';
import { fromCliToken } from './from-client-token.js';

type Members = Record<string, unknown>;

/** Prefixes of the keys of Q CLI and Kiro CLI; "odic" is their spelling (Q CLI, observed). */
const CLI_PREFIXES = ['codewhisperer:odic:', 'kirocli:odic:'];
const PROFILE_KEY = 'api.codewhisperer.profile';
/** What of a row of the published schema is an account's own. */
const ACCOUNT_COLUMNS = ['label', 'clientId', 'clientSecret', 'refreshToken', 'accessToken'] as const;

/** The sign-ins of an SQLite file: the database of Q CLI or Kiro CLI, or one of the published schema of this product. */
export async function parseSqliteFile(name: string, file: SqliteFile): Promise<FoundSignIn[]> {
  const tables = new Set(
    (await file.query(`SELECT name FROM sqlite_master WHERE type = 'table'`)).map((row) => row['name']),
  );
  if (tables.has('auth_kv')) return parseCliDatabase(name, file, tables.has('state'));
  if (tables.has('accounts')) return parseAccounts(name, await file.query('SELECT * FROM accounts'));
  return [{ source: name, problem: 'This database is neither of Q CLI, of Kiro CLI nor of this product.' }];
}

async function parseCliDatabase(name: string, file: SqliteFile, hasState: boolean): Promise<FoundSignIn[]> {
  const values = toMap(await file.query('SELECT key, value FROM auth_kv'));
  const state = hasState
    ? toMap(await file.query('SELECT key, value FROM state'))
    : new Map<string, Members>();
  const found = CLI_PREFIXES.flatMap((prefix) => {
    const token = values.get(`${prefix}token`);
    const registration = values.get(`${prefix}device-registration`);
    if (token === undefined) return [];
    if (registration === undefined)
      return [{ source: name, problem: 'The client registration is missing in it.' }];
    return [fromCliToken(name, token, registration, state.get(PROFILE_KEY)?.['arn'])];
  });
  return found.length > 0
    ? found
    : [{ source: name, problem: 'Nobody is signed in there with Builder ID or Identity Center.' }];
}

function parseAccounts(name: string, rows: readonly Members[]): FoundSignIn[] {
  return rows.map((row, index) => ({
    source: `${name}, row ${index + 1}`,
    isShared: true,
    account: Object.fromEntries(
      ACCOUNT_COLUMNS.filter((column) => row[column] !== null && row[column] !== '').map((column) => [
        column,
        row[column],
      ]),
    ),
  }));
}

/** Values are JSON, as text or as bytes; what is none is left out. */
function toMap(rows: readonly Members[]): Map<string, Members> {
  const map = new Map<string, Members>();
  for (const { key, value } of rows) {
    try {
      const parsed: unknown = JSON.parse(Buffer.isBuffer(value) ? value.toString() : String(value));
      if (typeof parsed === 'object' && parsed !== null) map.set(String(key), parsed as Members);
    } catch {
      // Other settings of the program.
    }
  }
  return map;
}
