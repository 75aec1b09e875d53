import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The models that the upstream last listed for an account. */
@Entity('account_models')
export class AccountModelsEntity {
  @PrimaryColumn('text')
  account_id: string;

  /** JSON text: the entries of ListAvailableModels. */
  @Column('text')
  models: string;

  /** ISO 8601, UTC. */
  @Column('text')
  checked_at: string;
}
