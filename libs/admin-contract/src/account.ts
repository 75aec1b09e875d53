/** An account as /v2 shows it. No secret is ever in it. Times are ISO 8601 in UTC. */
export interface Account {
  id: string;
  label: string | null;
  enabled: boolean;
  /** Failures in a row. */
  error_count: number;
  success_count: number;
  last_refresh_time: string | null;
  /** `never`, `success`, or a sentence that begins with `failed`. */
  last_refresh_status: string | null;
  created_at: string | null;
  updated_at: string | null;
  /** The operator's own JSON. */
  other: Record<string, unknown> | null;
}

export interface AccountList {
  accounts: Account[];
  /** How many there are in all. */
  count: number;
}
