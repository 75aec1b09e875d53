import { DataSource } from 'typeorm';
import { MODEL } from '../bodies/claude-code-body.js';

/** So many times to the first token differ in a minute under load. */
const TIME_CLASSES = 8;
const SERIES = `WITH RECURSIVE minutes(ago) AS (VALUES (1) UNION ALL SELECT ago + 1 FROM minutes WHERE ago < ?),
  classes(time_class) AS (VALUES (0) UNION ALL SELECT time_class + 1 FROM classes WHERE time_class < ${TIME_CLASSES - 1})`;
const KEY = `'minute', strftime('%Y-%m-%dT%H:%M:00.000Z', 'now', '-' || ago || ' minutes'), accounts.id, '${MODEL}'`;
const STATEMENTS = [
  `${SERIES} INSERT INTO traffic (span, start, account_id, model, requests)
    SELECT ${KEY}, 100 FROM minutes, accounts`,
  `${SERIES} INSERT INTO first_token_times (span, start, account_id, model, time_class, count)
    SELECT ${KEY}, time_class, 10 FROM minutes, accounts, classes`,
];
const BUSY_TIMEOUT_MS = 10_000;

/** Gives the SQLite database of a running gateway the traffic of so many past minutes, as if each account had served then. */
export async function addPastTraffic(file: string, minutes: number): Promise<void> {
  const database = new DataSource({ type: 'sqlite', database: file, busyTimeout: BUSY_TIMEOUT_MS });
  await database.initialize();
  try {
    for (const statement of STATEMENTS) await database.query(statement, [minutes]);
  } finally {
    await database.destroy();
  }
}
