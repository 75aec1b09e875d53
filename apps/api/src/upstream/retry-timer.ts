import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Measures and spends time while a turn is being opened; injectable so that tests need not wait. */
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

  /** The promise's value, or undefined when it takes longer than that. */
  async within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
    let timeout: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timeout = setTimeout(() => resolve(undefined), milliseconds);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timeout));
  }
}
