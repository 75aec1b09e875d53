import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A right that one process at a time holds, until it gives it back or the time is over. */
@Entity('leases')
export class LeaseEntity {
  @PrimaryColumn('text')
  name: string;

  /** Chosen anew for each holding. */
  @Column('text')
  owner: string;

  /** ISO 8601, UTC. */
  @Column('text')
  expires_at: string;
}
