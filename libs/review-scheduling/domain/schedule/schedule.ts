import {
  default_w,
  forgetting_curve,
  fsrs,
  FSRSVersion,
  get_fuzz_range,
  Rating as Grade,
  State,
  StrategyMode,
} from 'ts-fsrs';
import type { Card, FSRS, Grade as FsrsGrade } from 'ts-fsrs';
import { cardStates } from '../card-state.js';
import type { Rating } from '../rating.js';
import { studyDay } from '../study-day.js';

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

/** What a review was scheduled with besides retention and days, decided once and kept with it. */
export interface Scheduling {
  /** Minutes; each under a day. */
  learningSteps: number[];
  relearningSteps: number[];
  /** The longest interval, in days. */
  maximumDays: number;
  /** Where in the range around an interval the next review lies, from 0 to under 1; null: at the interval itself. */
  fuzz: number | null;
  /** In place of the person's own: raised for an interview. */
  desiredRetention?: number;
  /** The next review is at most so many days away: a last look before an interview. */
  lastLookDays?: number;
}

export interface ScheduleOptions {
  /** The probability of recall at which a card falls due, 0.70 to 0.97. */
  desiredRetention: number;
  /** Makes the fuzz repeatable: the card's id, say. */
  seed: string;
  /** The 21 weights of FSRS-6; without them, the defaults. */
  parameters?: readonly number[] | undefined;
  /** Whose days lie between two reviews; without it, those of UTC. */
  studyDays?: { zone: string; rolloverHour: number };
  /** Without it: steps of 1 and 10 minutes, and the fuzz of ts-fsrs, drawn by the seed. */
  scheduling?: Scheduling | null;
}

/** What can happen to a card: an answer, a new beginning, another date. */
export const cardActs = ['answer', 'reset', 'set-due'] as const;
export type CardAct = (typeof cardActs)[number];

/** One act that counts (undone ones are left out), with the options that it was scheduled with. */
export type PastAct = { at: Date } & (
  { act: 'answer'; rating: Rating; options: ScheduleOptions } | { act: 'reset' } | { act: 'set-due'; dueAt: Date }
);

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

/** Names the scheduler; stored with each review. */
export const schedulerVersion = `ts-fsrs ${FSRSVersion}`;

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

/** A review whose rating is known, and whose next day is not chosen yet. */
export interface OpenReview {
  /** When it counts as made. */
  at: Date;
  /** The interval in days, and those that the fuzz allows around it; null where a learning step comes next. */
  range: { days: number; from: number; to: number } | null;
  /** The card once it is chosen. Memory doesn't depend on the choice. */
  settle(choice: Pick<Scheduling, 'fuzz' | 'lastLookDays'>): CardState;
}

/**
 * The card after one more review (FSRS-6 with learning steps). The same arguments always give the same card. A review
 * dated before the last counts as made at the same time as that.
 */
export function nextReview(card: CardState, rating: Rating, now: Date, options: ScheduleOptions): CardState {
  return openReview(card, rating, now, options).settle(options.scheduling ?? { fuzz: null });
}

/** The same up to the choice of the day; fuzz and last look of the options are not looked at. */
export function openReview(card: CardState, rating: Rating, now: Date, options: ScheduleOptions): OpenReview {
  const at = new Date(Math.max(now.getTime(), card.lastReviewAt?.getTime() ?? -Infinity));
  // The library counts the days between UTC midnights: it is given study days, dated at theirs.
  const day = midnightOf(at, options);
  const last = card.lastReviewAt && midnightOf(card.lastReviewAt, options);
  const { card: next } = schedulerOf(card, options).next(toFsrs(card, last), day, grades[rating]);
  const elapsedDays = last ? Math.round((day.getTime() - last.getTime()) / dayMs) : 0;
  const range = rangeOf(next, elapsedDays, options.scheduling);
  return {
    at,
    range,
    settle(choice) {
      const days = range ? placed(range, choice) : next.scheduled_days;
      return {
        state: cardStates[next.state],
        stability: next.stability,
        difficulty: next.difficulty,
        dueAt: new Date(at.getTime() + next.due.getTime() - day.getTime() + (days - next.scheduled_days) * dayMs),
        lastReviewAt: at,
        reps: next.reps,
        lapses: next.lapses,
        learningSteps: next.learning_steps,
        scheduledDays: days,
      };
    },
  };
}

/** The card after any act. */
export function nextState(card: CardState, past: PastAct): CardState {
  switch (past.act) {
    case 'answer':
      return nextReview(card, past.rating, past.at, past.options);
    case 'reset':
      return newCardState(past.at);
    case 'set-due':
      return setDue(card, past.dueAt);
  }
}

/** The state of a card is nothing but the fold of its acts, oldest first. */
export function foldActs(acts: readonly PastAct[], createdAt: Date): CardState {
  return acts.reduce(nextState, newCardState(createdAt));
}

/** Due at another time, and out of its learning steps; memory stays what it is. */
function setDue(card: CardState, dueAt: Date): CardState {
  if (card.state === 'new' || !card.lastReviewAt) return { ...card, dueAt };
  const scheduledDays = Math.max(0, Math.round((dueAt.getTime() - card.lastReviewAt.getTime()) / dayMs));
  return { ...card, state: 'review', dueAt, learningSteps: 0, scheduledDays };
}

/** The days that the next review may lie away, around an interval; ts-fsrs and Anki have the same range. */
export function fuzzRange(days: number, elapsedDays: number, maximumDays: number): { from: number; to: number } {
  if (days < 2.5) return { from: days, to: days };
  const { min_ivl: from, max_ivl: to } = get_fuzz_range(days, elapsedDays, maximumDays);
  return { from, to };
}

/** Null where there is nothing to choose: within learning steps, and where ts-fsrs has chosen. */
function rangeOf(next: Card, elapsedDays: number, scheduling: Scheduling | null | undefined): OpenReview['range'] {
  const days = next.scheduled_days;
  if (!scheduling || next.state !== State.Review || days < 1) return null;
  return { days, ...fuzzRange(days, elapsedDays, scheduling.maximumDays) };
}

/** Days until the next review. */
function placed(
  { days, from, to }: NonNullable<OpenReview['range']>,
  { fuzz, lastLookDays = Infinity }: Pick<Scheduling, 'fuzz' | 'lastLookDays'>,
): number {
  const chosen = fuzz === null ? days : from + Math.floor(fuzz * (to - from + 1));
  return Math.max(1, Math.min(chosen, lastLookDays));
}

/** The predicted probability of recall, 0 to 1; 0 for what was never reviewed. */
export function retrievability(
  card: Pick<CardState, 'state' | 'lastReviewAt' | 'stability'>,
  now: Date,
  parameters?: readonly number[],
): number {
  if (card.state === 'new' || !card.lastReviewAt) return 0;
  const elapsedDays = Math.max(0, now.getTime() - card.lastReviewAt.getTime()) / dayMs;
  return forgetting_curve([...weightsOf(parameters)], elapsedDays, card.stability);
}

/** The library would take its defaults for a list of the wrong length, and say so on the console only. */
function weightsOf(parameters: readonly number[] | undefined): readonly number[] {
  if (parameters === undefined) return default_w;
  if (parameters.length !== default_w.length || !parameters.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 has ${default_w.length} weights, each a finite number`);
  }
  return parameters;
}

/** Made once for the same settings: that costs more than a review. */
const schedulers = new Map<string, FSRS>();
const maxSchedulers = 1_000;

function schedulerOf(card: CardState, options: ScheduleOptions): FSRS {
  const { scheduling, parameters } = options;
  const w = weightsOf(parameters);
  if (!scheduling) {
    return fsrs({ request_retention: options.desiredRetention, enable_fuzz: true, w }).useStrategy(
      StrategyMode.SEED,
      () => `${options.seed}/${card.reps}`,
    );
  }
  const { learningSteps, relearningSteps, maximumDays, desiredRetention = options.desiredRetention } = scheduling;
  const key = JSON.stringify([desiredRetention, maximumDays, learningSteps, relearningSteps, parameters ?? null]);
  const known = schedulers.get(key);
  if (known) return known;
  if (schedulers.size >= maxSchedulers) schedulers.clear();
  const made = fsrs({
    request_retention: desiredRetention,
    maximum_interval: maximumDays,
    learning_steps: learningSteps.map((minutes) => `${minutes}m` as const),
    relearning_steps: relearningSteps.map((minutes) => `${minutes}m` as const),
    enable_fuzz: false,
    w,
  });
  schedulers.set(key, made);
  return made;
}

function toFsrs(card: CardState, lastReview: Date | null): Card {
  return {
    state: states[card.state],
    stability: card.stability,
    difficulty: card.difficulty,
    due: card.dueAt,
    ...(lastReview ? { last_review: lastReview } : {}),
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
