import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import type { Rating } from './domain/rating.js';
import type { CardAct, CardState, Scheduling } from './domain/schedule/schedule.js';

/** One candidate × one question. Its state is the fold of its reviews. */
@Entity('cards')
@Index('cards_of_question', ['questionId'])
@Index('cards_person_question', ['personId', 'questionId'], { unique: true })
// The columns after `id` are what the queue of the day asks of each.
@Index('cards_due', ['personId', 'dueAt', 'id', 'questionId', 'state', 'stability', 'lastReviewAt', 'buriedUntil'], {
  where: `suspended_at is null and state <> 'new'`,
})
@Index('cards_new', ['personId', 'turn', 'dueAt', 'id', 'questionId', 'buriedUntil'], {
  where: `suspended_at is null and state = 'new'`,
})
@Check('cards_state', `state in ('new', 'learning', 'review', 'relearning')`)
@Check('cards_turn', 'turn in (0, 1)')
@Check('cards_flag', 'flag between 0 and 7')
@Check('cards_suspended_by', `suspended_by in ('person', 'leech')`)
@Check('cards_suspended', '(suspended_at is null) = (suspended_by is null)')
export class CardRow implements CardState {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('PersonRow', { name: 'cards_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ForeignKey('QuestionRow', { name: 'cards_question' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @Column('text', { default: 'new' })
  state: CardState['state'];

  @Column('double precision', { default: 0 })
  stability: number;

  @Column('double precision', { default: 0 })
  difficulty: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'last_review_at', nullable: true })
  lastReviewAt: Date | null;

  @Column('integer', { default: 0 })
  reps: number;

  @Column('integer', { default: 0 })
  lapses: number;

  @Column('integer', { name: 'learning_steps', default: 0 })
  learningSteps: number;

  @Column('integer', { name: 'scheduled_days', default: 0 })
  scheduledDays: number;

  /** While it is new: 0 comes before 1, for an interview that is prepared for. */
  @Column('smallint', { default: 1 })
  turn: number;

  /** Number of the newest review, given under the card's lock: the order of reviews is the server's. */
  @Column('integer', { name: 'last_seq', default: 0 })
  lastSeq: number;

  /** The parameters of its whole fold; null: the published defaults. */
  @ForeignKey('ParameterFitRow', { name: 'cards_fit', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'fit_id', nullable: true })
  fitId: string | null;

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt: Date | null;

  @Column('text', { name: 'suspended_by', nullable: true })
  suspendedBy: 'person' | 'leech' | null;

  /** The end of the study day on which it was buried. */
  @Column('timestamptz', { name: 'buried_until', nullable: true })
  buriedUntil: Date | null;

  /** 0: none. */
  @Column('integer', { default: 0 })
  flag: number;

  /** In the person's own words, Markdown. */
  @Column('text', { default: '' })
  note: string;

  /** Since when it has lapsed too often. */
  @Column('timestamptz', { name: 'leech_at', nullable: true })
  leechAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/**
 * One review, or another act that changes when its card is due: immutable but for its grade, given once, and its
 * undoing. An act that is no answer has no grade and no rating.
 */
@Entity('reviews')
@Index('reviews_of_version', ['questionVersionId'])
@Index('reviews_seq', ['cardId', 'seq'], { unique: true })
@Index('reviews_submission', ['personId', 'submissionId'], { unique: true })
@Index('reviews_session_item', ['sessionId', 'position'], { unique: true, where: `state <> 'undone'` })
@Index('reviews_pending', ['cardId', 'seq'], { where: `state = 'queued'` })
@Index('reviews_of_person', ['personId', 'reviewedAt'])
@Index('reviews_uncounted', ['personId', 'reviewedAt'], { where: `act <> 'answer' or state = 'undone'` })
@Check('reviews_elapsed', 'elapsed_ms >= 0')
@Check('reviews_state', `state in ('queued', 'graded', 'undone')`)
@Check('reviews_score', 'score between 0 and 1')
@Check('reviews_rating', `rating in ('again', 'hard', 'good', 'easy')`)
@Check('reviews_act', `act in ('answer', 'reset', 'set-due')`)
@Check('reviews_set_due', `(act = 'set-due') = (set_due_at is not null)`)
@Check('reviews_origin', '(submission_id is null) <> (session_id is null)')
export class ReviewRow {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ForeignKey('CardRow', { name: 'reviews_card', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'card_id' })
  cardId: string;

  @ForeignKey('PersonRow', { name: 'reviews_person', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('integer')
  seq: number;

  /** Made by the client, one an act of answering: the same again is the same review. Null for a sitting's item. */
  @Column('uuid', { name: 'submission_id', nullable: true })
  submissionId: string | null;

  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('integer', { nullable: true })
  position: number | null;

  @ForeignKey('QuestionVersionRow', { name: 'reviews_version' })
  @Column('uuid', { name: 'question_version_id' })
  questionVersionId: string;

  @Column('jsonb', { nullable: true })
  response: unknown;

  @Column('integer', { name: 'elapsed_ms' })
  elapsedMs: number;

  /** The rating that the candidate asked for; it counts where the grade permits it. */
  @Column('text', { name: 'requested_rating', nullable: true })
  requestedRating: Rating | null;

  @Column('timestamptz', { name: 'reviewed_at' })
  reviewedAt: Date;

  @Column('text', { default: 'answer' })
  act: CardAct;

  /** When the card is due by an act that sets it. */
  @Column('timestamptz', { name: 'set_due_at', nullable: true })
  setDueAt: Date | null;

  @Column('text', { default: 'queued' })
  state: 'queued' | 'graded' | 'undone';

  @Column('text', { nullable: true })
  verdict: Verdict | null;

  @Column('double precision', { nullable: true })
  score: number | null;

  /** What the judge said, where the answer was a program. Of a sitting's item the sitting keeps it. */
  @Column('jsonb', { nullable: true })
  judge: Judgement | null;

  @Column('text', { nullable: true })
  rating: Rating | null;

  /** With time zone and roll-over hour: the settings that it is scheduled with, whenever it is folded again. */
  @Column('double precision', { name: 'desired_retention' })
  desiredRetention: number;

  /** What else it is scheduled with; null: the fuzz and the steps of ts-fsrs, as before there were settings. */
  @Column('jsonb', { nullable: true })
  scheduling: Scheduling | null;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('integer', { name: 'rollover_hour' })
  rolloverHour: number;

  @Column('jsonb', { name: 'state_before', nullable: true })
  stateBefore: CardState | null;

  @Column('jsonb', { name: 'state_after', nullable: true })
  stateAfter: CardState | null;

  /** Library, version and weights that scheduled it. */
  @Column('text', { nullable: true })
  scheduler: string | null;

  @Column('timestamptz', { name: 'graded_at', nullable: true })
  gradedAt: Date | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}

/** The sittings whose items have become reviews: each once, and once more each time that it was reopened. */
@Entity('session_intakes')
export class SessionIntakeRow {
  @ForeignKey('QuizSessionRow', { name: 'session_intakes_session', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('integer')
  opening: number;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;
}
