import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import type { Segment } from './domain/ledger.js';
import type { SittingState } from './domain/accept-answer.js';

/** What the candidate asked for at the start. */
export interface Choice {
  topics: string[];
  levels: Level[];
  kinds: Kind[];
  count: number;
  minutes: number;
}

@Entity('quiz_sessions')
@Index('quiz_sessions_of_person', ['personId', 'startedAt', 'id'])
@Index('quiz_sessions_running', ['deadlineAt'], { where: `state = 'running'` })
@Check('quiz_sessions_state', `state in ('running', 'paused', 'finished', 'graded')`)
@Check('quiz_sessions_finish_cause', `finish_cause in ('candidate', 'deadline')`)
export class QuizSessionRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'quiz_sessions_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { default: 'running' })
  state: SittingState;

  /** What the draw was made with: the same seed and bank give the same questions. */
  @Column('text')
  seed: string;

  @Column('jsonb')
  choice: Choice;

  @Column('integer', { name: 'limit_ms' })
  limitMs: number;

  /** How long after the deadline an answer may arrive, for the network's sake. */
  @Column('integer', { name: 'grace_ms' })
  graceMs: number;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  /** Derived from the ledger; null while paused. */
  @Column('timestamptz', { name: 'deadline_at', nullable: true })
  deadlineAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('text', { name: 'finish_cause', nullable: true })
  finishCause: 'candidate' | 'deadline' | null;

  @Column('timestamptz', { name: 'graded_at', nullable: true })
  gradedAt: Date | null;

  @Column('double precision', { nullable: true })
  score: number | null;

  @Column('double precision', { name: 'max_score', nullable: true })
  maxScore: number | null;
}

/** The time ledger of a sitting, append-only. */
@Entity('session_segments')
@Check(
  'session_segments_kind',
  `kind in ('started', 'paused', 'resumed', 'extended', 'credited', 'expired', 'finished')`,
)
export class SessionSegmentRow {
  @ForeignKey('QuizSessionRow', { name: 'session_segments_session', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  kind: Segment['kind'];

  @Column('timestamptz')
  at: Date;

  @Column('integer', { name: 'amount_ms', nullable: true })
  amountMs: number | null;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { nullable: true })
  reason: string | null;
}

/** One question of a sitting, its version frozen at the start; response and revision are frozen at the end. */
@Entity('session_items')
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

  @Column('boolean', { default: false })
  flagged: boolean;

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
}
