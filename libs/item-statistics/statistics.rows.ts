import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CountedAnswer } from './domain/counted-answer.js';

/** An answer that the figures hold, as it was counted: what must be taken back where it changes. */
@Entity('counted_answers')
@Index('counted_answers_of_person', ['personId', 'questionId'])
@Index('counted_answers_of_version', ['versionId'])
export class CountedAnswerRow {
  /** Without a cascade: a sitting can't go before its answers are taken back (`forgetSittings`). */
  @ForeignKey('QuizSessionRow', { name: 'counted_answers_session' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('QuestionVersionRow', { name: 'counted_answers_version' })
  @Column('uuid', { name: 'version_id' })
  versionId: string;

  @Column('jsonb')
  answer: CountedAnswer;
}

/** The tally of a question version, and those of its figures that lists are sorted and filtered by. */
@Entity('item_statistics')
@Index('item_statistics_of_question', ['questionId'])
@Index('item_statistics_measured', ['versionId'], { where: 'answers >= 30' })
export class ItemStatisticsRow {
  @ForeignKey('QuestionVersionRow', { name: 'item_statistics_version', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'version_id' })
  versionId: string;

  @ForeignKey('QuestionRow', { name: 'item_statistics_question', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @Column('jsonb', { default: {} })
  tally: Record<string, number>;

  /** First answers. */
  @Column('integer', { default: 0 })
  answers: number;

  @Column('double precision', { nullable: true })
  facility: number | null;

  @Column('double precision', { nullable: true })
  discrimination: number | null;

  @Column('integer', { name: 'median_ms', nullable: true })
  medianMs: number | null;

  @Column('double precision', { name: 'skip_rate', nullable: true })
  skipRate: number | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}
