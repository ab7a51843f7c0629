import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Work for later, written in the transaction that makes it necessary. Done when its effect has committed. */
@Entity('outbox')
@Index('outbox_pending', ['nextSendAt'], { where: 'done_at is null and dead_at is null' })
@Index('outbox_dead', ['deadAt'], { where: 'dead_at is not null' })
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  payload: unknown;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** Not to be handled before this time (a hint: the handler's guard decides). */
  @Column('timestamptz', { name: 'run_at', default: () => 'clock_timestamp()' })
  runAt: Date;

  @Column('timestamptz', { name: 'next_send_at', default: () => 'clock_timestamp()' })
  nextSendAt: Date;

  @Column('integer', { default: 0 })
  sends: number;

  /** Failed attempts of the handler, counted here because the queue's own count may be lost. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  /** Given up on after too many failures; an operator looks at it. */
  @Column('timestamptz', { name: 'dead_at', nullable: true })
  deadAt: Date | null;
}
