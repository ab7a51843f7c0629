import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Accommodation } from '@app/identity/domain/accommodation.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import type { SittingState } from '../domain/accept-answer.js';
import type { Segment } from '../domain/ledger.js';

export type FinishCause = 'candidate' | 'deadline' | 'instructor';
/** Who stopped the clock; `reopening`: it waits for the candidate to act. */
export type PausedBy = 'candidate' | 'instructor' | 'reopening';

@Entity('quiz_sessions')
@Index('quiz_sessions_of_person', ['personId', 'startedAt', 'id'])
@Index('quiz_sessions_attempt', ['personId', 'templateId', 'attempt'], { unique: true })
@Index('quiz_sessions_running', ['deadlineAt'], { where: `state = 'running'` })
@Index('quiz_sessions_breaks', ['pausedUntil'], { where: `state = 'paused'` })
@Index('quiz_sessions_of_template', ['templateId', 'startedAt', 'id'])
@Index('quiz_sessions_by_start', ['startedAt', 'id'])
@Index('quiz_sessions_live', ['startedAt', 'id'], { where: `state in ('running', 'paused')` })
@Index('quiz_sessions_holding', ['personId'], { where: `state in ('running', 'paused') or answers_from is not null` })
@Check('quiz_sessions_state', `state in ('running', 'paused', 'finished', 'graded')`)
@Check('quiz_sessions_finish_cause', `finish_cause in ('candidate', 'deadline', 'instructor')`)
@Check('quiz_sessions_paused_by', `paused_by in ('candidate', 'instructor', 'reopening')`)
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

  @Column('text')
  title: string;

  /** Frozen at the start. */
  @Column('jsonb')
  plan: Plan;

  /** Null: chosen for this once. */
  @ForeignKey('InterviewTemplateRow', { name: 'quiz_sessions_template' })
  @Column('uuid', { name: 'template_id', nullable: true })
  templateId: string | null;

  @Column('integer', { name: 'template_number', nullable: true })
  templateNumber: number | null;

  /** The candidate's how manieth of the template. */
  @Column('integer', { nullable: true })
  attempt: number | null;

  /** The sitting whose misses it asks again. */
  @ForeignKey('QuizSessionRow', { name: 'quiz_sessions_resit_of', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'resit_of', nullable: true })
  resitOf: string | null;

  /** Whether the server must know which item is open. */
  @Column('boolean', { default: false })
  tracked: boolean;

  /** Whether an item was finished before the end: told here, where an answer that waited for the lock sees it. */
  @Column('boolean', { name: 'has_finished_items', default: false })
  hasFinishedItems: boolean;

  /** What the candidate is granted in this sitting; null where nothing is, or the plan applies none. */
  @Column('jsonb', { nullable: true })
  accommodation: Accommodation | null;

  /** The item that is open, and since when its clocks run; only where the sitting is tracked. */
  @Column('integer', { name: 'open_position', nullable: true })
  openPosition: number | null;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @Column('text', { name: 'paused_by', nullable: true })
  pausedBy: PausedBy | null;

  /** When a break ends by itself. */
  @Column('timestamptz', { name: 'paused_until', nullable: true })
  pausedUntil: Date | null;

  /** 1, and one more for each time that it was reopened. */
  @Column('integer', { default: 1 })
  opening: number;

  /** Until then nothing that it asked is practised or shown: its keys come later. Null: from its end. */
  @Column('timestamptz', { name: 'answers_from', nullable: true })
  answersFrom: Date | null;

  /** Of the hard clock, before anything is granted; where there is none, how long a sitting may stay open. */
  @Column('integer', { name: 'limit_ms' })
  limitMs: number;

  /** How long after the deadline an answer may arrive, for the network's sake. */
  @Column('integer', { name: 'grace_ms' })
  graceMs: number;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  /** Derived from the ledger; null while paused without an end. */
  @Column('timestamptz', { name: 'deadline_at', nullable: true })
  deadlineAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('text', { name: 'finish_cause', nullable: true })
  finishCause: FinishCause | null;

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
  `kind in ('started', 'paused', 'resumed', 'extended', 'credited', 'expired', 'finished', 'terminated', 'reopened')`,
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

/** A section of a tracked sitting: how long its items were open, up to when the last one was left. */
@Entity('session_sections')
export class SessionSectionRow {
  @ForeignKey('QuizSessionRow', { name: 'session_sections_session', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  number: number;

  /** Of a hard clock, accommodation included. */
  @Column('integer', { name: 'limit_ms', nullable: true })
  limitMs: number | null;

  @Column('integer', { name: 'used_ms', default: 0 })
  usedMs: number;
}

/** When the page of a sitting was last heard of. A table of its own: no answer waits for it. */
@Entity('session_pulses')
export class SessionPulseRow {
  @ForeignKey('QuizSessionRow', { name: 'session_pulses_session', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('timestamptz', { name: 'heard_at' })
  heardAt: Date;
}
