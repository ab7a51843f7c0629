import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReportKind, ReportState } from '../domain/report.js';

/** A fault in a question version that a candidate reports. */
@Entity('question_reports')
@Index('question_reports_submission', ['personId', 'submissionId'], { unique: true })
@Index('question_reports_of_person', ['personId', 'createdAt'])
@Index('question_reports_of_version', ['versionId', 'state'])
@Index('question_reports_of_question', ['questionId', 'createdAt', 'id'])
@Index('question_reports_by_time', ['createdAt', 'id'])
@Index('question_reports_by_state', ['state', 'createdAt', 'id'])
@Check('question_reports_kind', `kind in ('wrong-key', 'ambiguous', 'outdated', 'wording', 'broken', 'other')`)
@Check('question_reports_state', `state in ('open', 'answered', 'dismissed', 'mended')`)
@Check('question_reports_settled', `(state = 'open') = (settled_at is null)`)
export class QuestionReportRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Made by the client: the same again is the same report. */
  @Column('uuid', { name: 'submission_id' })
  submissionId: string;

  @ForeignKey('PersonRow', { name: 'question_reports_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ForeignKey('QuestionRow', { name: 'question_reports_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('QuestionVersionRow', { name: 'question_reports_version', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'version_id' })
  versionId: string;

  @Column('text')
  kind: ReportKind;

  @Column('text')
  text: string;

  @Column('text', { default: 'open' })
  state: ReportState;

  /** What whoever settled it says to the candidate. */
  @Column('text', { default: '' })
  answer: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('uuid', { name: 'settled_by', nullable: true })
  settledBy: string | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}
