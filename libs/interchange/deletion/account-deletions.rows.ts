import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Rows that were removed, by what they were. */
export type DeletionCounts = Record<string, number>;

/** One account that is deleted, or was; its id is the receipt. */
@Entity('account_deletions')
@Index('account_deletions_of_person', ['personId'], { unique: true })
export class AccountDeletionRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Null once the person is gone: what is left says nothing of anybody. */
  @ForeignKey('PersonRow', { name: 'account_deletions_person', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('timestamptz', { name: 'requested_at', default: () => 'clock_timestamp()' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @Column('jsonb', { default: {} })
  counts: DeletionCounts;
}
