import { type AccountKind } from '../accounts/account.js';

/** RFC 8628 §3.5: `slow_down` adds five seconds to the interval, for this and all later polls. */
const SLOW_DOWN_SECONDS = 5;
/** Timers of clients and clocks of machines are not exact to the millisecond. */
const TOLERANCE_MS = 20;

type DeviceLoginStatus = 'pending' | 'approved' | 'denied' | 'claimed';

/** The device code, which is the client's secret, is not part of it. */
export interface DeviceLogin {
  readonly userCode: string;
  readonly clientId: string;
  readonly startUrl: string;
  readonly kind: AccountKind;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Seconds; grows with each `slow_down`. */
  interval: number;
  status: DeviceLoginStatus;
  /** The account to sign in again, chosen when it was approved; absent: a new one. */
  accountId?: string;
  polls: number;
  pollsTooEarly: number;
  lastPollAt?: number;
  /** Milliseconds between the two polls that were closest to each other. */
  smallestGapMs?: number;
}

/** Counts a poll at `now`; false when it came before the interval was over, which lengthens the interval. */
export function countPoll(login: DeviceLogin, now: number): boolean {
  const gap = login.lastPollAt === undefined ? undefined : now - login.lastPollAt;
  login.polls += 1;
  login.lastPollAt = now;
  if (gap === undefined) return true;
  login.smallestGapMs = Math.min(login.smallestGapMs ?? Infinity, gap);
  if (gap >= login.interval * 1000 - TOLERANCE_MS) return true;
  login.pollsTooEarly += 1;
  login.interval += SLOW_DOWN_SECONDS;
  return false;
}
