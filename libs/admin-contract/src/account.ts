/**
 * `ready`: serves turns. `cooling-down`, `exhausted`: rests by itself, after throttling or until the quota's next period.
 * `needs-sign-in`, `suspended`, `disabled`: rests until an operator acts.
 */
export type AccountState =
  'ready' | 'cooling-down' | 'exhausted' | 'needs-sign-in' | 'suspended' | 'disabled';

/** An account as /v2 shows it. No secret is ever in it. Times are ISO 8601 in UTC. */
export interface Account {
  id: string;
  label: string | null;
  enabled: boolean;
  state: AccountState;
  /** Why the state is what it is, as a sentence. */
  reason: string;
  /** Failures in a row. */
  error_count: number;
  success_count: number;
  last_refresh_time: string | null;
  /** `never`, `success`, or a sentence that begins with `failed`. */
  last_refresh_status: string | null;
  created_at: string | null;
  updated_at: string | null;
  last_used_at: string | null;
  last_error: string | null;
  last_error_at: string | null;
  /** End of the access token; null: unknown. */
  expires_at: string | null;
  cooldown_until: string | null;
  region: string;
  sso_region: string;
  /** Start URL of IAM Identity Center; null: Builder ID. */
  start_url: string | null;
  profile_arn: string | null;
  owner: string | null;
  has_refresh_token: boolean;
  has_access_token: boolean;
  /** The operator's own JSON. */
  other: Record<string, unknown> | null;
  /** Null: not known yet, which is not zero. */
  usage: AccountUsage | null;
}

/** How much of its quota an account has used. */
export interface AccountUsage {
  used: number;
  limit: number;
  /** What is counted, such as `AGENTIC_REQUEST` or `CREDIT`. */
  resource: string;
  /** The plan's name. */
  plan: string | null;
  resets_at: string | null;
  checked_at: string;
}

export interface AccountList {
  accounts: Account[];
  /** How many match the filter, on all pages together. */
  count: number;
}

export const ACCOUNT_SORT_FIELDS = [
  'label',
  'owner',
  'enabled',
  'region',
  'error_count',
  'success_count',
  'created_at',
  'updated_at',
  'last_used_at',
  'last_refresh_time',
  'expires_at',
] as const;

export type AccountSortField = (typeof ACCOUNT_SORT_FIELDS)[number];

/** Query of `GET /v2/accounts`. */
export interface AccountQuery {
  /** One or several states, separated by commas. */
  state?: string;
  /** Part of a label, an owner or an id. */
  search?: string;
  /** A field; `-field` for descending. */
  sort?: AccountSortField | `-${AccountSortField}`;
  /** From 1. */
  page?: number;
  pageSize?: number;
}

/** Body of `POST /v2/accounts`. */
export interface CreateAccount {
  label?: string | null;
  owner?: string | null;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  accessToken?: string;
  enabled?: boolean;
  other?: Record<string, unknown> | null;
  region?: string;
  ssoRegion?: string;
  startUrl?: string | null;
  profileArn?: string | null;
}

/** Body of `PATCH /v2/accounts/{id}`: what is missing stays. Credentials can be replaced, never read. */
export type UpdateAccount = Partial<CreateAccount>;

/** Body of a 409 answer: which account there is already. */
export interface DuplicateAccount {
  statusCode: 409;
  error: string;
  message: string;
  accountId: string;
}
