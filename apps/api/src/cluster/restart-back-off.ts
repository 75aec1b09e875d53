const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** A worker that ran this long was well: its end is not counted together with earlier ones. */
const HEALTHY_AFTER_MS = 60_000;

/** Paces the restarts of crashing workers, so that what kills each of them at its start does not keep the machine busy. */
export class RestartBackOff {
  private crashes = 0;

  /** How long to wait before the next start, in milliseconds. @param livedMs how long the crashed worker had run */
  nextDelayMs(livedMs: number): number {
    this.crashes = livedMs >= HEALTHY_AFTER_MS ? 1 : this.crashes + 1;
    return Math.min(FIRST_DELAY_MS * 2 ** (this.crashes - 1), MAX_DELAY_MS);
  }
}
