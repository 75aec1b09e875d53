import type { LoginState } from '@q2api/admin-contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in that a person is asked to confirm in a browser. Times are ISO 8601 texts in UTC. */
@Entity('device_logins')
export class DeviceLoginEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  status: LoginState;

  /** Sealed JSON of `LoginSecrets`; null as soon as they are no longer needed. */
  @Column('text', { nullable: true })
  secrets: string | null;

  /** JSON of `LoginOptions`. */
  @Column('text')
  options: string;

  @Column('text')
  user_code: string;

  @Column('text')
  verification_uri: string;

  @Column('integer')
  interval_seconds: number;

  /** Not earlier than this is the sign-in service asked again, or the login completed. */
  @Column('text')
  next_poll_at: string;

  @Column('text')
  expires_at: string;

  @Column('text')
  created_at: string;

  @Column('text', { nullable: true })
  error: string | null;

  /** JSON of the profiles to choose from. */
  @Column('text', { nullable: true })
  profiles: string | null;

  @Column('text', { nullable: true })
  account_id: string | null;

  /** 1 when the account was handed out by a claim. */
  @Column('integer', { default: 0 })
  claimed: number;
}
