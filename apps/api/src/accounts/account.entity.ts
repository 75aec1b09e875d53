import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One upstream account. The first fourteen columns are the product's published schema. Times are ISO 8601 texts in UTC;
 * columns named secret hold sealed values (see secrets/).
 */
@Entity('accounts')
export class AccountEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text', { nullable: true })
  label: string | null;

  @Column('text', { nullable: true })
  clientId: string | null;

  /** Secret. */
  @Column('text', { nullable: true })
  clientSecret: string | null;

  /** Secret. */
  @Column('text', { nullable: true })
  refreshToken: string | null;

  /** Secret. */
  @Column('text', { nullable: true })
  accessToken: string | null;

  /** JSON text of the operator's own. */
  @Column('text', { nullable: true })
  other: string | null;

  @Column('text', { nullable: true })
  last_refresh_time: string | null;

  /** `never`, `success` or a sentence that begins with `failed`. */
  @Column('text', { nullable: true })
  last_refresh_status: string | null;

  @Column('text', { nullable: true })
  created_at: string | null;

  @Column('text', { nullable: true })
  updated_at: string | null;

  /** 1 or 0. */
  @Column('integer', { default: 1 })
  enabled: number;

  /** Failures in a row. */
  @Column('integer', { default: 0 })
  error_count: number;

  @Column('integer', { default: 0 })
  success_count: number;

  /** When the access token ends; null: unknown. */
  @Column('text', { nullable: true })
  expires_at: string | null;

  /** Region of the Amazon Q service. */
  @Column('text', { default: 'us-east-1' })
  region: string;

  /** Region of the sign-in service: independent of `region`. */
  @Column('text', { default: 'us-east-1' })
  sso_region: string;

  /** Start URL of IAM Identity Center; null: Builder ID. */
  @Column('text', { nullable: true })
  start_url: string | null;

  @Column('text', { nullable: true })
  profile_arn: string | null;

  /** Whose account this is: a note for the operator. */
  @Column('text', { nullable: true })
  owner: string | null;

  /** Keyed digests, to find duplicates without opening secrets. */
  @Column('text', { nullable: true })
  refresh_token_digest: string | null;

  @Column('text', { nullable: true })
  client_digest: string | null;

  /** Why the gateway itself disabled the account: `errors` or `suspended`; null: an operator did. */
  @Column('text', { nullable: true })
  disabled_kind: string | null;

  /** Why the account must sign in again, as a sentence; null: it need not. */
  @Column('text', { nullable: true })
  sign_in_problem: string | null;

  /** After a failed refresh: not before this time again. */
  @Column('text', { nullable: true })
  refresh_retry_at: string | null;

  @Column('integer', { default: 0 })
  refresh_failures: number;

  @Column('text', { nullable: true })
  cooldown_until: string | null;

  /** Kind of the TurnError that began the cool-down. */
  @Column('text', { nullable: true })
  cooldown_kind: string | null;

  @Column('text', { nullable: true })
  last_error: string | null;

  @Column('text', { nullable: true })
  last_error_at: string | null;

  @Column('text', { nullable: true })
  last_used_at: string | null;

  /** Value of the revision `accounts` at the last change that a running gateway must notice. */
  @Column('integer', { default: 0 })
  revision: number;
}
