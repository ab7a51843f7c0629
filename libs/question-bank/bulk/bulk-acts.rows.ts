import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { AuthoringFilter } from '../domain/bank-filter.js';
import type { BulkAct, BulkOutcome, BulkReason, BulkState, BulkValue } from '../domain/bulk.js';

/** One act on all questions that a filter finds: what it would change was looked at before it is done. */
@Entity('bulk_acts')
@Index('bulk_acts_of_person', ['personId', 'createdAt'])
@Check('bulk_acts_state', `state in ('previewed', 'applying', 'applied', 'undoing', 'undone')`)
export class BulkActRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'bulk_acts_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('jsonb')
  act: BulkAct;

  @Column('jsonb')
  filter: AuthoringFilter & { ids?: string[] };

  @Column('text', { default: 'previewed' })
  state: BulkState;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** When it came into its state. */
  @Column('timestamptz', { name: 'changed_at', default: () => 'clock_timestamp()' })
  changedAt: Date;
}

/** What the act does to one question. */
@Entity('bulk_act_items')
@Index('bulk_act_items_by_verdict', ['bulkId', 'verdict', 'position'])
@Index('bulk_act_items_by_outcome', ['bulkId', 'outcome', 'position'], { where: `verdict = 'change'` })
@Check('bulk_act_items_verdict', `verdict in ('change', 'unchanged', 'refused')`)
@Check('bulk_act_items_outcome', `outcome in ('done', 'left', 'undone', 'kept')`)
export class BulkActItemRow {
  @ForeignKey('BulkActRow', { name: 'bulk_act_items_bulk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'bulk_id' })
  bulkId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @Column('text')
  slug: string;

  @Column('text')
  verdict: 'change' | 'unchanged' | 'refused';

  @Column('text', { nullable: true })
  reason: BulkReason | null;

  @Column('jsonb', { nullable: true })
  before: BulkValue | null;

  @Column('jsonb', { nullable: true })
  after: BulkValue | null;

  /** What became of a change; null: not yet. `left`, `kept`: the question has moved on, so nothing was done, or undone. */
  @Column('text', { nullable: true })
  outcome: BulkOutcome | null;
}
