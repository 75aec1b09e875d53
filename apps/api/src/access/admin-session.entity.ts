import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An operator signed in at the console. Only the token's hash is kept. Times are ISO 8601 texts in UTC. */
@Entity('admin_sessions')
export class AdminSessionEntity {
  /** SHA-256, hexadecimal. */
  @PrimaryColumn('text')
  token_digest: string;

  /** SHA-256 of the password it was opened with: another password ends it. */
  @Column('text')
  password_digest: string;

  @Column('text')
  created_at: string;

  @Column('text')
  expires_at: string;
}
