import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the upstream last said about an account's quota. Times are ISO 8601 texts in UTC. */
@Entity('account_usage')
export class AccountUsageEntity {
  @PrimaryColumn('text')
  account_id: string;

  @Column('double precision')
  used: number;

  @Column('double precision')
  quota: number;

  @Column('text')
  resource: string;

  @Column('text', { nullable: true })
  plan: string | null;

  @Column('text', { nullable: true })
  resets_at: string | null;

  @Column('text')
  checked_at: string;
}
