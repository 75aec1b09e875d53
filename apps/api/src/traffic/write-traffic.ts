import type { EntityManager } from 'typeorm';
import type { TrafficIncrement } from './traffic-tally.js';

/** Adds figures to their rows. One statement per row: a turn ends seldom compared with what a statement costs. */
export async function writeTraffic(
  manager: EntityManager,
  increments: readonly TrafficIncrement[],
): Promise<void> {
  for (const increment of increments) {
    const { span, start, accountId, model } = increment;
    const { requests, errors, aborted, inputTokens, outputTokens } = increment;
    const row = [span, start, accountId, model];
    await manager.query(ADD_TRAFFIC, [...row, requests, errors, aborted, inputTokens, outputTokens]);
    for (const [timeClass, count] of increment.firstTokenTimes) {
      await manager.query(ADD_FIRST_TOKEN_TIMES, [...row, timeClass, count]);
    }
  }
}

// TypeORM has no upsert that adds. `$n` in order is understood by SQLite as well as by PostgreSQL.
const ADD_TRAFFIC = `
  INSERT INTO traffic (span, start, account_id, model, requests, errors, aborted, input_tokens, output_tokens)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (span, start, account_id, model) DO UPDATE SET
    requests = traffic.requests + excluded.requests,
    errors = traffic.errors + excluded.errors,
    aborted = traffic.aborted + excluded.aborted,
    input_tokens = traffic.input_tokens + excluded.input_tokens,
    output_tokens = traffic.output_tokens + excluded.output_tokens`;

const ADD_FIRST_TOKEN_TIMES = `
  INSERT INTO first_token_times (span, start, account_id, model, time_class, count)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (span, start, account_id, model, time_class) DO UPDATE SET
    count = first_token_times.count + excluded.count`;
