import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Facts about the database itself. */
@Entity('metadata')
export class MetadataEntity {
  @PrimaryColumn('text')
  name: string;

  @Column('text')
  value: string;
}
