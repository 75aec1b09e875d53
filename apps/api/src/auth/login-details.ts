/** What the operator chose for a device login. */
export interface LoginOptions {
  label: string | null;
  owner: string | null;
  enabled: boolean;
  /** Null: Builder ID. */
  startUrl: string | null;
  ssoRegion: string;
  /** The account that signs in again; null: a new one. */
  accountId: string | null;
  /** The profile that was chosen among several. */
  profileArn?: string;
}

/** What a device login holds that must stay secret. The tokens are there once the person has agreed. */
export interface LoginSecrets {
  clientId: string;
  clientSecret: string;
  deviceCode: string;
  tokens?: {
    accessToken: string;
    refreshToken: string;
    /** ISO 8601, UTC. */
    expiresAt: string;
  };
}
