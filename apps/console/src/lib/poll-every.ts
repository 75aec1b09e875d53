const LONGEST_MS = 60_000;
const openedAt = Date.now();

interface PolledQuery {
  state: { error: unknown; dataUpdatedAt: number };
}

/**
 * A `refetchInterval`: every `intervalMs` while all is well; during a failure it waits as long as the failure has
 * lasted, up to a minute. TanStack Query polls visible pages only.
 */
export function pollEvery(intervalMs: number): (query: PolledQuery) => number {
  return ({ state }) => {
    if (state.error === null) return intervalMs;
    const failingForMs = Date.now() - Math.max(state.dataUpdatedAt, openedAt);
    return Math.min(Math.max(failingForMs, intervalMs), LONGEST_MS);
  };
}
