import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This gateway as a client of AWS SSO OIDC in one region. */
@Entity('client_registrations')
export class ClientRegistrationEntity {
  /** The region. */
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  client_id: string;

  /** Secret. */
  @Column('text')
  client_secret: string;

  /** ISO 8601, UTC. */
  @Column('text')
  expires_at: string;
}
