import { describe, expect, it } from '@jest/globals';
import { databaseOutage } from './database-outage.js';

const withCode = (code: string) => Object.assign(new Error('whatever'), { code });

describe('databaseOutage', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('57P01'),
    withCode('08006'),
    withCode('53300'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
  ])('tells the client that the database is out of reach, and nothing of where it is: %s %p', (error) => {
    expect(databaseOutage(error)).toMatchObject({
      kind: 'gateway-unavailable',
      message: 'The database of the gateway cannot be reached.',
      details: { retryAfterMs: 5_000 },
    });
  });

  it.each([withCode('23505'), withCode('SQLITE_CONSTRAINT'), new Error('whatever'), 'a text'])(
    'leaves other errors alone: %s',
    (error) => expect(databaseOutage(error)).toBeUndefined(),
  );
});
