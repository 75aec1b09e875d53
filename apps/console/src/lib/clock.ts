import { useCallback, useSyncExternalStore } from 'react';

/** One timer per pace for the whole page, running only while somebody looks at it. */
class Ticker {
  #now = Date.now();
  #timer: number | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly everyMs: number) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#now = Date.now();
      this.#timer = window.setInterval(() => this.#tick(), this.everyMs);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      window.clearInterval(this.#timer);
      this.#timer = undefined;
    };
  };

  readonly now = (): number => this.#now;

  #tick(): void {
    this.#now = Date.now();
    for (const listener of this.#listeners) listener();
  }
}

const tickers = { second: new Ticker(1_000), 'half-minute': new Ticker(30_000) };

/** The time in milliseconds since the epoch; the component renders again at the given pace. */
export function useNow(pace: keyof typeof tickers): number {
  const ticker = tickers[pace];
  return useSyncExternalStore(
    useCallback((listener) => ticker.subscribe(listener), [ticker]),
    ticker.now,
  );
}
