import { Logger, NotFoundException } from '@nestjs/common';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TurnError } from '@q2api/turn';
import type { AccountsService } from '../accounts/accounts.service.js';
import type { TokenRefresher } from '../auth/token-refresher.js';
import { BulkService } from './bulk.service.js';

const logged = jest.spyOn(Logger.prototype, 'error');
beforeEach(() => {
  logged.mockReset().mockImplementation(() => {});
});

/** A service whose refreshes fail as `failures` says; it notes how many ran at the same time. */
function setUp(failures: Record<string, Error> = {}) {
  const seen = { running: 0, most: 0 };
  const accounts = {
    get: (id: string) =>
      id === 'unknown' ? Promise.reject(new NotFoundException('There is none.')) : Promise.resolve({ id }),
  };
  const refresher = {
    refresh: async (id: string) => {
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      await new Promise((resolve) => setImmediate(resolve));
      seen.running -= 1;
      if (failures[id]) throw failures[id];
      return 'token';
    },
  };
  const service = new BulkService(
    accounts as unknown as AccountsService,
    refresher as unknown as TokenRefresher,
  );
  return { service, seen };
}

describe('BulkService', () => {
  it('tells the cause of each failure, in the order of the ids, and does the rest', async () => {
    const { service } = setUp({
      over: new TurnError('account-unauthenticated', 'for clients', { upstream: { reason: 'expired' } }),
      down: new TurnError('upstream-unavailable', 'for clients', { upstream: { reason: 'HTTP 500' } }),
    });
    expect((await service.run('refresh', ['over', 'unknown', 'good', 'down'])).results).toEqual([
      { id: 'over', ok: false, error: 'The account must sign in again: expired.' },
      { id: 'unknown', ok: false, error: 'There is none.' },
      { id: 'good', ok: true },
      { id: 'down', ok: false, error: 'The token refresh failed: HTTP 500.' },
    ]);
    expect(logged).not.toHaveBeenCalled();
  });

  it('keeps what failed inside the gateway for the log', async () => {
    const failure = new Error('SQLITE_ERROR: near "SELECT secret"');
    const { results } = await setUp({ id: failure }).service.run('refresh', ['id']);
    expect(results).toEqual([{ id: 'id', ok: false, error: expect.not.stringContaining('SQLITE') }]);
    expect(logged).toHaveBeenCalledWith(failure);
  });

  it('refreshes four at a time', async () => {
    const { service, seen } = setUp();
    const ids = Array.from({ length: 20 }, (_, index) => `account-${index}`);
    expect((await service.run('refresh', ids)).results.map(({ id }) => id)).toEqual(ids);
    expect(seen.most).toBe(4);
  });
});
