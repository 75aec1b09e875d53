import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Counts the changes of what every process keeps a copy of, so that each sees when its copy is old. */
@Entity('revisions')
export class RevisionEntity {
  @PrimaryColumn('text')
  name: string;

  @Column('integer', { default: 0 })
  value: number;
}
