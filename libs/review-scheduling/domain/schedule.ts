import {
  default_w,
  forgetting_curve,
  fsrs,
  FSRSVersion,
  generatorParameters,
  Rating as Grade,
  State,
  StrategyMode,
} from 'ts-fsrs';
import type { Card, Grade as FsrsGrade } from 'ts-fsrs';
import { cardStates } from './card-state.js';
import type { Rating } from './rating.js';
import { studyDay } from './study-day.js';

/** What FSRS knows of one candidate and one question; `cardStateSchema` reads it back from JSON. */
export interface CardState {
  state: (typeof cardStates)[number];
  stability: number;
  difficulty: number;
  dueAt: Date;
  lastReviewAt: Date | null;
  reps: number;
  lapses: number;
  learningSteps: number;
  scheduledDays: number;
}

export interface ScheduleOptions {
  /** The probability of recall at which a card falls due, 0.70 to 0.97. */
  desiredRetention: number;
  /** Makes the fuzz repeatable: the card's id, say. */
  seed: string;
  /** The 21 weights of FSRS-6; without them, the defaults. */
  parameters?: number[];
  /** Whose days lie between two reviews; without it, those of UTC. */
  studyDays?: { zone: string; rolloverHour: number };
}

/** One review that counts (undone ones are left out), with the options that it was scheduled with. */
export interface PastReview {
  rating: Rating;
  reviewedAt: Date;
  options: ScheduleOptions;
}

const dayMs = 86_400_000;
const grades: Record<Rating, FsrsGrade> = {
  again: Grade.Again,
  hard: Grade.Hard,
  good: Grade.Good,
  easy: Grade.Easy,
};
const states: Record<CardState['state'], State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

/** Names the scheduler, and its weights where none were fitted; stored with each review. */
export const schedulerVersion = `ts-fsrs ${FSRSVersion}, default weights`;

export function newCardState(now: Date): CardState {
  return {
    state: 'new',
    stability: 0,
    difficulty: 0,
    dueAt: now,
    lastReviewAt: null,
    reps: 0,
    lapses: 0,
    learningSteps: 0,
    scheduledDays: 0,
  };
}

/**
 * The card after one more review (FSRS-6 with learning steps of 1 and 10 minutes). The same arguments always
 * give the same card. A review dated before the last counts as made at the same time as that.
 */
export function nextReview(card: CardState, rating: Rating, now: Date, options: ScheduleOptions): CardState {
  const at = new Date(Math.max(now.getTime(), card.lastReviewAt?.getTime() ?? -Infinity));
  const scheduler = fsrs({
    request_retention: options.desiredRetention,
    enable_fuzz: true,
    w: weightsOf(options.parameters),
  }).useStrategy(StrategyMode.SEED, () => `${options.seed}/${card.reps}`);
  // The library counts the days between UTC midnights: it is given study days, dated at theirs.
  const day = midnightOf(at, options);
  const { card: next } = scheduler.next(toFsrs(card, options), day, grades[rating]);
  return {
    state: cardStates[next.state],
    stability: next.stability,
    difficulty: next.difficulty,
    dueAt: new Date(at.getTime() + next.due.getTime() - day.getTime()),
    lastReviewAt: at,
    reps: next.reps,
    lapses: next.lapses,
    learningSteps: next.learning_steps,
    scheduledDays: next.scheduled_days,
  };
}

/** The state of a card is nothing but the fold of its reviews, oldest first. */
export function foldReviews(reviews: readonly PastReview[], createdAt: Date): CardState {
  return reviews.reduce(
    (card, { rating, reviewedAt, options }) => nextReview(card, rating, reviewedAt, options),
    newCardState(createdAt),
  );
}

/** The predicted probability of recall, 0 to 1; 0 for what was never reviewed. */
export function retrievability(card: CardState, now: Date, parameters?: number[]): number {
  if (card.state === 'new' || !card.lastReviewAt) return 0;
  const elapsedDays = Math.max(0, now.getTime() - card.lastReviewAt.getTime()) / dayMs;
  const { w } = generatorParameters({ w: weightsOf(parameters) });
  return forgetting_curve(w, elapsedDays, card.stability);
}

/** The library would take its defaults for a list of the wrong length, and say so on the console only. */
function weightsOf(parameters: number[] | undefined): readonly number[] {
  if (parameters === undefined) return default_w;
  if (parameters.length !== default_w.length || !parameters.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 has ${default_w.length} weights, each a finite number`);
  }
  return parameters;
}

function toFsrs(card: CardState, options: ScheduleOptions): Card {
  return {
    state: states[card.state],
    stability: card.stability,
    difficulty: card.difficulty,
    due: card.dueAt,
    ...(card.lastReviewAt ? { last_review: midnightOf(card.lastReviewAt, options) } : {}),
    reps: card.reps,
    lapses: card.lapses,
    learning_steps: card.learningSteps,
    scheduled_days: card.scheduledDays,
    elapsed_days: 0,
  };
}

function midnightOf(at: Date, { studyDays }: ScheduleOptions): Date {
  return new Date(studyDay(at, studyDays?.zone ?? 'UTC', studyDays?.rolloverHour ?? 0));
}
