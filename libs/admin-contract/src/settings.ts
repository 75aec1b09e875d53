/** Where a value comes from. */
export type SettingSource = 'default' | 'environment' | 'file';

/** Areas of the configuration, in the order in which they are shown. */
export type SettingGroup = 'listen' | 'access' | 'data' | 'accounts' | 'upstream' | 'logging';

export interface Setting {
  /** Name of the environment variable. */
  name: string;
  group: SettingGroup;
  /** The effective value; null when it is not set. The text `hidden` when it is a secret that is set. */
  value: string | null;
  secret: boolean;
  source: SettingSource;
  /** One sentence in English: what it does. */
  description: string;
}

/** What is weak right now. The console has the sentence and the remedy for each code. */
export type SecurityFindingCode =
  /** /v1 needs no key. */
  | 'api-open'
  /** /v2 and the console need no password and answer this machine only. */
  | 'console-open'
  /** The port is bound to an address that other machines can reach. */
  | 'listens-on-network'
  /** The key that encrypts secrets lies in a file beside the database. */
  | 'secret-key-in-file'
  /** The admin password is short. */
  | 'short-password'
  /** Outgoing certificates are checked against added roots. */
  | 'extra-ca-certs';

export interface SecurityFinding {
  code: SecurityFindingCode;
  /** `risk`: change it. `notice`: fine when it is meant. `ok`: looked at and in order. */
  level: 'risk' | 'notice' | 'ok';
}

/** Answer of `GET /v2/settings`. */
export interface Settings {
  version: string;
  health: {
    status: 'ok' | 'degraded';
    /** ISO 8601 in UTC. */
    startedAt: string;
    uptimeSeconds: number;
    node: string;
    platform: string;
    database: 'sqlite' | 'postgres';
    memoryBytes: number;
  };
  settings: Setting[];
  security: SecurityFinding[];
  /** The proxy of outgoing requests, without its credentials; null when there is none. */
  proxy: { url: string; hasCredentials: boolean; noProxy: string | null } | null;
}

/** Answer of `POST /v2/settings/proxy-test` (no body): one request to each host on the way that turns take. */
export interface ProxyTestResult {
  targets: ProxyTestTarget[];
}

export interface ProxyTestTarget {
  /** Scheme and host. */
  url: string;
  /** Whether the request went through the proxy. */
  viaProxy: boolean;
  /** True when the host answered, whatever the status. */
  reachable: boolean;
  status: number | null;
  durationMs: number;
  /** The failure in one English sentence; null when reachable. */
  error: string | null;
}
