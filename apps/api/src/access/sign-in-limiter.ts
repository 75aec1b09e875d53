import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock.js';

/** Wrong passwords in a row after which an address is locked out. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 60_000;
const MAX_LOCK_MS = 3_600_000;
/** More addresses than this are not remembered, so that a flood of them cannot fill the memory. */
const MAX_ADDRESSES = 10_000;

interface Failures {
  count: number;
  /** Milliseconds since the epoch. */
  lockedUntil: number;
}

/** Locks addresses out that guess the admin password: one minute after five failures, then twice as long each time. */
@Injectable()
export class SignInLimiter {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** How long the address must still wait, in milliseconds; 0: it may try. */
  waitMs(address: string): number {
    return Math.max(0, (this.failures.get(address)?.lockedUntil ?? 0) - this.clock.now());
  }

  noteFailure(address: string): void {
    const count = (this.failures.get(address)?.count ?? 0) + 1;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (count - FREE_FAILURES), MAX_LOCK_MS);
    const lockedUntil = count < FREE_FAILURES ? 0 : this.clock.now() + lockMs;
    // Set anew, so that the map is in the order of the last failure.
    this.failures.delete(address);
    this.failures.set(address, { count, lockedUntil });
    if (this.failures.size > MAX_ADDRESSES) this.forgetOldest();
  }

  noteSuccess(address: string): void {
    this.failures.delete(address);
  }

  private forgetOldest(): void {
    for (const address of this.failures.keys()) {
      this.failures.delete(address);
      return;
    }
  }
}
