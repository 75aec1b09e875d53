import type { SkipReason } from './why-unusable.js';

/** One choice of an account, for the request's trail. */
export interface Selection {
  /** Accounts that could have been taken. */
  usable: number;
  /** How many were not, by reason. */
  skipped: Partial<Record<SkipReason, number>>;
  /** How long the request waited for a free one. */
  waitedMs: number;
}
