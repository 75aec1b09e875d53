import { createHash } from 'node:crypto';
import { type RotationMode } from '../settings.js';

/** Builder ID logins have no profile; IAM Identity Center logins cannot chat without one. */
export type AccountKind = 'builder-id' | 'identity-center';

export interface AccountProfile {
  arn: string;
  profileName: string;
}

export interface AccountCounters {
  /** Chat calls with a valid bearer, whatever became of them. */
  chatRequests: number;
  chatCompleted: number;
  /** Ended by an error status. */
  chatRefused: number;
  /** Streams that a scenario broke. */
  chatBroken: number;
  /** The client left before the end. */
  chatAborted: number;
  chatActive: number;
  chatMaxActive: number;
  refreshes: number;
  refreshesRefused: number;
}

export interface Account {
  readonly id: string;
  readonly kind: AccountKind;
  /** Registration whose client may use this account's refresh tokens. */
  clientId: string;
  profiles: AccountProfile[];
  /** Only these models; absent: all. */
  models?: string[];
  rotation?: RotationMode;
  usageLimit?: number;
  /** Chat requests counted this month. */
  usage: number;
  /** Some hosts refuse any `additionalModelRequestFields` (observed). */
  refusesModelFields: boolean;
  /** Its refresh tokens are dead until the next login. */
  signedOut: boolean;
  readonly counters: AccountCounters;
}

/** What a test may choose about an account. */
export type AccountOptions = Partial<
  Pick<
    Account,
    'models' | 'rotation' | 'usageLimit' | 'usage' | 'refusesModelFields' | 'signedOut' | 'profiles'
  >
>;

export function createAccount(id: string, kind: AccountKind, clientId: string): Account {
  return {
    id,
    kind,
    clientId,
    profiles: kind === 'identity-center' ? [defaultProfile(id)] : [],
    usage: 0,
    refusesModelFields: false,
    signedOut: false,
    counters: {
      chatRequests: 0,
      chatCompleted: 0,
      chatRefused: 0,
      chatBroken: 0,
      chatAborted: 0,
      chatActive: 0,
      chatMaxActive: 0,
      refreshes: 0,
      refreshesRefused: 0,
    },
  };
}

/** A profile ARN of the documented form, always the same for the same region and name. */
export function profileArn(region: string, name: string): string {
  const id = createHash('sha256').update(`${region}/${name}`).digest('hex').slice(0, 12).toUpperCase();
  return `arn:aws:codewhisperer:${region}:111122223333:profile/${id}`;
}

function defaultProfile(accountId: string): AccountProfile {
  return { arn: profileArn('us-east-1', accountId), profileName: `${accountId} us-east-1` };
}
