import type { Account } from './account.js';

/** Body of `POST /v2/auth/start`. */
export interface StartLogin {
  label?: string | null;
  owner?: string | null;
  /** Whether the new account may serve at once; true when absent. */
  enabled?: boolean;
  /** Start URL of IAM Identity Center; absent: Builder ID. */
  startUrl?: string;
  ssoRegion?: string;
  /** The account that signs in again: its whole credential set is replaced. Absent: a new account. */
  accountId?: string;
}

/** What a person needs to sign in. */
export interface StartedLogin {
  authId: string;
  verificationUriComplete: string;
  userCode: string;
  /** Seconds until the sign-in must be done. */
  expiresIn: number;
  /** Seconds between two questions of the gateway to AWS. */
  interval: number;
}

/**
 * `pending`: the person has not answered yet. `completing`: agreed, the account is being made. `choose-profile`: there are
 * several profiles, `POST /v2/auth/profile/{authId}` says which.
 */
export type LoginState =
  'pending' | 'completing' | 'choose-profile' | 'completed' | 'expired' | 'denied' | 'failed';

/** Answer of `GET /v2/auth/status/{authId}`. */
export interface LoginStatus {
  status: LoginState;
  /** Seconds until the sign-in must be done. */
  remaining: number;
  /** Why it did not work, as a sentence. */
  error: string | null;
  accountId: string | null;
  /** What to choose from, when the status is `choose-profile`. */
  profiles: LoginProfile[] | null;
}

export interface LoginProfile {
  arn: string;
  name: string;
  region: string;
}

/** Body of `POST /v2/auth/profile/{authId}`. */
export interface ChooseProfile {
  profileArn: string;
}

/** Answer of `POST /v2/auth/claim/{authId}`. */
export interface ClaimedLogin {
  status: 'completed';
  account: Account;
}
