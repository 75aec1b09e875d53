import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Measures and spends the time between attempts; injectable so that tests need not wait. */
@Injectable()
export class RetryTimer {
  /** Milliseconds of a monotonic clock. */
  now(): number {
    return performance.now();
  }

  /** Rejects with the signal's reason when it aborts. */
  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (milliseconds > 0)
      await wait(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
