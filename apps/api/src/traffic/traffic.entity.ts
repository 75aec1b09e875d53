import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How long one row of figures reaches. */
export type TrafficSpan = 'minute' | 'hour';

/** What was served in one minute or one hour, by account and model. Every process adds to the same rows. */
@Entity('traffic')
export class TrafficEntity {
  @PrimaryColumn('text')
  span: TrafficSpan;

  /** ISO 8601 text in UTC, cut to the span. */
  @PrimaryColumn('text')
  start: string;

  @PrimaryColumn('text')
  account_id: string;

  /** The upstream's id. */
  @PrimaryColumn('text')
  model: string;

  @Column('integer', { default: 0 })
  requests: number;

  /** Turns that failed, whoever was to blame. */
  @Column('integer', { default: 0 })
  errors: number;

  /** Turns that the client broke off. */
  @Column('integer', { default: 0 })
  aborted: number;

  @Column('bigint', { default: 0 })
  input_tokens: number;

  @Column('bigint', { default: 0 })
  output_tokens: number;
}

/** How often the first token took about how long: one row per class of `first-token-class`. */
@Entity('first_token_times')
export class FirstTokenTimeEntity {
  @PrimaryColumn('text')
  span: TrafficSpan;

  @PrimaryColumn('text')
  start: string;

  @PrimaryColumn('text')
  account_id: string;

  @PrimaryColumn('text')
  model: string;

  @PrimaryColumn('integer')
  time_class: number;

  @Column('integer', { default: 0 })
  count: number;
}
