import { describe, expect, it } from '@jest/globals';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Leases } from '../database/leases.js';
import type { Clock } from '../time/clock.js';
import { RefreshSchedule } from './refresh.schedule.js';
import type { TokenRefresher } from './token-refresher.js';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

const DUE = { expires_at: at(1), last_refresh_time: at(-30), refresh_retry_at: null };
const FRESH = { expires_at: at(60), last_refresh_time: at(-1), refresh_retry_at: null };

function scheduleOf(
  accounts: object[],
  refresh: (id: string) => Promise<string>,
  isLeader = true,
): RefreshSchedule {
  const leases = {
    tryLease: async (_name: string, work: () => Promise<void>) => (isLeader ? work() : undefined),
  };
  return new RefreshSchedule(
    { findRefreshable: async () => accounts } as unknown as AccountRepository,
    { refresh } as unknown as TokenRefresher,
    leases as unknown as Leases,
    { now: () => NOW } as Clock,
  );
}

describe('the refresh scan', () => {
  it('refreshes what is due and nothing else, also after failures', async () => {
    const refreshed: string[] = [];
    const accounts = [...Array(10).keys()].map((i) => ({ id: `${i}`, ...(i % 2 === 0 ? DUE : FRESH) }));
    await scheduleOf(accounts, async (id) => {
      refreshed.push(id);
      if (id === '0') throw new Error('the sign-in service is down');
      return 'token';
    }).scan();
    expect(refreshed.sort()).toEqual(['0', '2', '4', '6', '8']);
  });

  it('asks the sign-in service for a few accounts at a time only', async () => {
    let active = 0;
    let most = 0;
    const accounts = [...Array(20).keys()].map((i) => ({ id: `${i}`, ...DUE }));
    await scheduleOf(accounts, async () => {
      most = Math.max(most, ++active);
      await new Promise((resolve) => setImmediate(resolve));
      active -= 1;
      return 'token';
    }).scan();
    expect(most).toBe(4);
  });

  it('leaves it to the process that is at it already', async () => {
    const refresh = async () => expect('a refresh').toBe('not made') as never;
    await scheduleOf([{ id: '1', ...DUE }], refresh, false).scan();
  });

  it('does not begin another refresh when the gateway stops', async () => {
    let count = 0;
    const accounts = [...Array(20).keys()].map((i) => ({ id: `${i}`, ...DUE }));
    const schedule = scheduleOf(accounts, async () => {
      count += 1;
      schedule.onModuleDestroy();
      return 'token';
    });
    await schedule.scan();
    expect(count).toBe(1);
  });
});
