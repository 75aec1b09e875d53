import { TurnError } from '@q2api/turn';

/** What takes a waiting one off the line: undefined as long as there is nothing for it. Throws when waiting is in vain. */
type Attempt<Result> = () => Result | undefined;

interface Waiting {
  /** True when it is off the line. */
  attempt(): boolean;
}

interface WaitOptions {
  /** Whose request it is: callers take turns, however many requests each of them has waiting. */
  caller: string;
  timeoutMs: number;
  signal: AbortSignal;
}

/** What may end waiting without anybody leaving: an account enabled, a cool-down over. */
const LOOK_AGAIN_MS = 250;

/** Requests that wait for an account. Each caller's are served in their order, the callers in turn. */
export class WaitingLine {
  /** The caller whose turn it is comes first. */
  private readonly byCaller = new Map<string, Set<Waiting>>();
  private timer: NodeJS.Timeout | undefined;

  get isEmpty(): boolean {
    return this.byCaller.size === 0;
  }

  /**
   * Resolves to what `attempt` finds.
   * @throws TurnError `rate-limited` after the time-out, the signal's reason, or what `attempt` throws
   */
  wait<Result>(attempt: Attempt<Result>, { caller, timeoutMs, signal }: WaitOptions): Promise<Result> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', onAbort);
        this.remove(caller, waiting);
      };
      const fail = (error: unknown) => {
        leave();
        reject(error as Error);
      };
      const onAbort = () => fail(signal.reason);
      const timeout = setTimeout(() => fail(tooLong(timeoutMs)), timeoutMs);
      const waiting: Waiting = {
        attempt: () => {
          try {
            const result = attempt();
            if (result === undefined) return false;
            leave();
            resolve(result);
          } catch (error) {
            fail(error);
          }
          return true;
        },
      };
      if (signal.aborted) return fail(signal.reason);
      signal.addEventListener('abort', onAbort);
      this.add(caller, waiting);
      this.serve();
    });
  }

  /** Gives everyone a chance who waits; to be called when an account may have become free. */
  serve(): void {
    let served = true;
    while (served) {
      served = false;
      for (const [caller, line] of [...this.byCaller]) {
        const [first] = line;
        if (first === undefined || !first.attempt()) continue;
        served = true;
        this.moveToEnd(caller);
      }
    }
  }

  private add(caller: string, waiting: Waiting): void {
    const line = this.byCaller.get(caller) ?? new Set();
    line.add(waiting);
    this.byCaller.set(caller, line);
    this.timer ??= setInterval(() => this.serve(), LOOK_AGAIN_MS);
  }

  private remove(caller: string, waiting: Waiting): void {
    const line = this.byCaller.get(caller);
    line?.delete(waiting);
    if (line?.size === 0) this.byCaller.delete(caller);
    if (!this.isEmpty) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private moveToEnd(caller: string): void {
    const line = this.byCaller.get(caller);
    if (line === undefined) return;
    this.byCaller.delete(caller);
    this.byCaller.set(caller, line);
  }
}

function tooLong(timeoutMs: number): TurnError {
  const message = `All accounts were busy for ${Math.round(timeoutMs / 1000)} s. Try again later.`;
  return new TurnError('rate-limited', message, { retryAfterMs: Math.max(1_000, timeoutMs / 2) });
}
