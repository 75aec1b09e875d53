import type { EntityManager } from 'typeorm';
import { placeholders } from '../database/placeholders.js';

/** Far below what a statement may hold: 32,766 parameters in SQLite, 65,535 in PostgreSQL. */
const ROWS_PER_STATEMENT = 500;

/** Turns of one account that all succeeded. */
export interface Successes {
  id: string;
  count: number;
  /** ISO 8601, UTC. */
  usedAt: string;
}

/** Notes the successes of many accounts with one statement: nearly all that there is to write of a healthy pool. */
export async function writeSuccesses(manager: EntityManager, all: readonly Successes[]): Promise<void> {
  for (let at = 0; at < all.length; at += ROWS_PER_STATEMENT) {
    const rows = all.slice(at, at + ROWS_PER_STATEMENT).map(({ id, count, usedAt }) => [id, count, usedAt]);
    // Parameters in VALUES have no type in PostgreSQL. Both databases name its columns like this.
    await manager.query(
      `UPDATE accounts
       SET success_count = accounts.success_count + CAST(served.column2 AS integer), error_count = 0,
         last_used_at = served.column3
       FROM (VALUES ${placeholders(rows)}) AS served WHERE accounts.id = served.column1`,
      rows.flat(),
    );
  }
}
