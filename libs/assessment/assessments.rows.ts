import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RequestState } from './domain/request.js';

/** One look of an instructor at an answer, append-only; the newest at the answer as it is now counts. */
@Entity('assessments')
@Index('assessments_of_assessor', ['assessorId'])
@ForeignKey('SessionItemRow', ['sessionId', 'position'], ['sessionId', 'position'], {
  name: 'assessments_item',
  onDelete: 'CASCADE',
})
@Check('assessments_score', 'score between 0 and 1')
export class AssessmentRow {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  /** Counted from 1; goes on where a reopened sitting has another answer. */
  @PrimaryColumn('integer')
  look: number;

  /** The answer that was looked at. */
  @Column('jsonb')
  response: unknown;

  /** Null: somebody who left. */
  @ForeignKey('PersonRow', { name: 'assessments_assessor', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'assessor_id', nullable: true })
  assessorId: string | null;

  /** Ids of the criteria that are met. */
  @Column('jsonb')
  criteria: string[];

  @Column('double precision')
  score: number;

  /** Markdown, for the candidate. */
  @Column('text')
  comment: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;
}

/** An answer that waits, or waited, for an instructor. */
@Entity('assessment_requests')
@Index('assessment_requests_of_question', ['questionId'])
@ForeignKey('SessionItemRow', ['sessionId', 'position'], ['sessionId', 'position'], {
  name: 'assessment_requests_item',
  onDelete: 'CASCADE',
})
@Index('assessment_requests_queue', ['askedAt', 'sessionId', 'position'], { where: `state <> 'done'` })
@Index('assessment_requests_done', ['askedAt', 'sessionId', 'position'], { where: `state = 'done'` })
@Check('assessment_requests_state', `state in ('waiting', 'second-look', 'done')`)
export class AssessmentRequestRow {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  @ForeignKey('PersonRow', { name: 'assessment_requests_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  state: RequestState;

  @ForeignKey('QuestionRow', { name: 'assessment_requests_question' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  /** Why a second look was asked for; once an answer. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'asked_at', default: () => 'clock_timestamp()' })
  askedAt: Date;
}
