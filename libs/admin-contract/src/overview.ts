/** How far back a chart goes. */
export type OverviewRange = '24h' | '7d';

/** What the overview shows: `GET /v2/overview?range=24h|7d` (24h when absent). Times are ISO 8601 in UTC. */
export interface Overview {
  /** The server's clock when it answered. */
  time: string;
  now: OverviewNow;
  range: OverviewRange;
  /** One entry per hour, oldest first, without gaps; the last one is the hour that is not over. */
  series: OverviewHour[];
  /** Most serious first; empty when all is well. */
  attention: AttentionItem[];
}

export interface OverviewNow {
  accounts: {
    /** Could serve a turn this moment. */
    usable: number;
    total: number;
  };
  /** Turns of the last 60 minutes. A turn that the client aborted counts as neither success nor error. */
  lastHour: {
    requests: number;
    errors: number;
    /** Share of successful turns, 0 to 1; null when there was none to judge by. */
    successRate: number | null;
    /** 95th percentile of the time to the first token in milliseconds; null when nothing was measured. */
    firstTokenP95Ms: number | null;
  };
  /** Turns being served this moment, in this process. */
  inFlight: number;
  /** Since midnight UTC. */
  today: {
    requests: number;
    inputTokens: number;
    outputTokens: number;
  };
}

export interface OverviewHour {
  /** Start of the hour. */
  time: string;
  requests: number;
  errors: number;
  inputTokens: number;
  outputTokens: number;
  firstTokenP95Ms: number | null;
}

/** An account as far as a sentence needs it. */
export interface AccountReference {
  accountId: string;
  label: string | null;
}

/**
 * Something that an operator should look at. `code` and the other fields make the sentence in the reader's language.
 * `detail` is the server's own words about the cause, in English, without secrets.
 */
export type AttentionItem =
  /** No enabled account exists. */
  | { code: 'no-accounts' }
  /** Enabled accounts exist, all rest; the first is back at `until`. */
  | { code: 'all-cooling-down'; until: string | null; count: number }
  /** Disabled by the gateway, not by the operator. */
  | ({ code: 'account-disabled'; detail: string | null; errorCount: number } & AccountReference)
  /** The refresh token was rejected: somebody has to sign in again. */
  | ({ code: 'account-needs-sign-in'; detail: string | null } & AccountReference)
  /** The last refresh failed and will be tried again. */
  | ({ code: 'refresh-failing'; detail: string | null; since: string | null } & AccountReference)
  /** The login ends soon and cannot be renewed by a refresh. */
  | ({ code: 'login-expiring'; expiresAt: string } & AccountReference)
  /** The plan's limit is nearly or wholly used. */
  | ({ code: 'quota-low'; used: number; limit: number; resetsAt: string | null } & AccountReference)
  /** /v1 asks nobody for a key. `exposed`: other machines can reach it. */
  | { code: 'api-open'; exposed: boolean }
  /** The console asks nobody for a password. `exposed`: other machines can reach the port. */
  | { code: 'console-open'; exposed: boolean };

export type AttentionCode = AttentionItem['code'];
