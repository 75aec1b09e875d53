import type { EntityManager } from 'typeorm';
import { placeholders, type Row } from '../database/placeholders.js';
import type { TrafficIncrement } from './traffic-tally.js';

/** Far below what a statement may hold: 32,766 parameters in SQLite, 65,535 in PostgreSQL. */
const ROWS_PER_STATEMENT = 500;

/** Adds figures to their rows, many with one statement: each costs more than the rows in it. */
export async function writeTraffic(
  manager: EntityManager,
  increments: readonly TrafficIncrement[],
): Promise<void> {
  const figures = increments.map((increment) => {
    const { requests, errors, aborted, inputTokens, outputTokens } = increment;
    return [...keyOf(increment), requests, errors, aborted, inputTokens, outputTokens];
  });
  const times = increments.flatMap((increment) =>
    [...increment.firstTokenTimes].map(([timeClass, count]) => [...keyOf(increment), timeClass, count]),
  );
  await upsert(manager, TRAFFIC, figures);
  await upsert(manager, FIRST_TOKEN_TIMES, times);
}

function keyOf({ span, start, accountId, model }: TrafficIncrement): Row {
  return [span, start, accountId, model];
}

// TypeORM has no upsert that adds.
const TRAFFIC = {
  insert:
    'INSERT INTO traffic (span, start, account_id, model, requests, errors, aborted, input_tokens, output_tokens)',
  add: `ON CONFLICT (span, start, account_id, model) DO UPDATE SET
    requests = traffic.requests + excluded.requests,
    errors = traffic.errors + excluded.errors,
    aborted = traffic.aborted + excluded.aborted,
    input_tokens = traffic.input_tokens + excluded.input_tokens,
    output_tokens = traffic.output_tokens + excluded.output_tokens`,
};

const FIRST_TOKEN_TIMES = {
  insert: 'INSERT INTO first_token_times (span, start, account_id, model, time_class, count)',
  add: `ON CONFLICT (span, start, account_id, model, time_class) DO UPDATE SET
    count = first_token_times.count + excluded.count`,
};

/** @param rows no two of them for the same row of the table: PostgreSQL would refuse them */
async function upsert(
  manager: EntityManager,
  { insert, add }: typeof TRAFFIC,
  rows: readonly Row[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const some = rows.slice(at, at + ROWS_PER_STATEMENT);
    await manager.query(`${insert} VALUES ${placeholders(some)} ${add}`, some.flat());
  }
}
