import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';

/** One question of a sitting, its version frozen at the start; response and revision are frozen at the end. */
@Entity('session_items')
@Index('session_items_of_question', ['questionId'])
@Index('session_items_times', ['questionVersionId', 'finishedAt'], {
  where: `verdict in ('correct', 'partial', 'incorrect')`,
})
@Check('session_items_verdict', `verdict in ('correct', 'partial', 'incorrect', 'skipped', 'ungraded')`)
@Check('session_items_score', `score between 0 and 1`)
export class SessionItemRow {
  @ForeignKey('QuizSessionRow', { name: 'session_items_session', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  @ForeignKey('QuestionRow', { name: 'session_items_question' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey('QuestionVersionRow', { name: 'session_items_version' })
  @Column('uuid', { name: 'question_version_id' })
  questionVersionId: string;

  /** Number of the plan's section that asks it. */
  @Column('integer', { default: 1 })
  section: number;

  /** Of a hard clock of the item, accommodation included. */
  @Column('integer', { name: 'limit_ms', nullable: true })
  limitMs: number | null;

  /** How long it was open up to when it was last left, by the server's clock; only where the sitting is tracked. */
  @Column('integer', { name: 'used_ms', default: 0 })
  usedMs: number;

  /** When it was first opened; only where the sitting is tracked. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;

  @Column('timestamptz', { name: 'left_at', nullable: true })
  leftAt: Date | null;

  /** Closed for good before the end of the sitting: by the candidate, or by going forward. */
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('boolean', { default: false })
  flagged: boolean;

  /** As the page measured it. */
  @Column('integer', { name: 'time_spent_ms', default: 0 })
  timeSpentMs: number;

  @Column('jsonb', { nullable: true })
  response: unknown;

  @Column('integer', { nullable: true })
  revision: number | null;

  @Column('text', { nullable: true })
  verdict: Verdict | null;

  @Column('double precision', { nullable: true })
  score: number | null;

  /** What the judge said, where the answer was a program; nothing of hidden cases but their verdicts and times. */
  @Column('jsonb', { nullable: true })
  judge: Judgement | null;

  /** Criteria that the candidate says their answer meets, told after the end. */
  @Column('jsonb', { name: 'self_criteria', nullable: true })
  selfCriteria: string[] | null;

  /** When the sitting ended. */
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
