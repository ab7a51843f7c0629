import type { Rating } from '../rating.js';

/** A card that was reviewed before. Days are study days counted from today, which is 0: yesterday is −1. */
export interface SimulatedCard {
  stability: number;
  difficulty: number;
  dueDay: number;
  lastDay: number;
  /** Left out of recall and not raised for the interview; it takes its time all the same. */
  aside?: boolean;
}

/** What a person would do day by day. */
export interface SimulationInput {
  cards: readonly SimulatedCard[];
  /** Cards that were never seen. */
  newCards: number;
  newPerDay: number;
  days: number;
  /** The 21 weights of FSRS-6; without them, the defaults. */
  parameters?: readonly number[] | undefined;
  desiredRetention: number;
  maximumDays: number;
  /** How many steps, not how long: they are all taken on one day. */
  learningSteps: number;
  relearningSteps: number;
  reviewsPerDay: number;
  /** What a person stops at; Infinity: never. */
  minutesPerDay: number;
  /** What an answer takes. */
  seconds: Readonly<Record<Rating, number>>;
  shares?: RatingShares;
  /** It is on the day after the last one. */
  interview?: { desiredRetention: number; lastLookDays: number };
  /** The same seed, the same result; a like seed for two choices makes them differ by the choice alone. */
  seed: string;
  /** How often all days are gone through. */
  runs?: number;
}

/** How often each rating is given; what is left of 1 is easy. */
export interface RatingShares {
  first: Readonly<Record<'again' | 'hard' | 'good', number>>;
  /** Of answers that were recalled. */
  recalled: Readonly<Record<'hard' | 'good', number>>;
  step: Readonly<Record<'again' | 'hard' | 'good', number>>;
}

/** The mean of a day over all runs. */
export interface SimulatedDay {
  /** Answers to cards seen before, those of learning steps included. */
  reviews: number;
  new: number;
  minutes: number;
  /** Cards still due when the day was over, for want of time. */
  left: number;
}

/** What all runs came to. */
export interface SimulationResult {
  days: SimulatedDay[];
  /** The share of all cards in question, unseen ones included, that would be recalled on the day after the last. */
  recall: { mean: number; low: number; high: number };
  /** The same of those that were seen. */
  recallOfSeen: number;
  /** Cards in question, those that were seen by then, and those that would be recalled. */
  total: number;
  seen: number;
  known: number;
}

/** Of many people's reviews of their own cards: the defaults of fsrs-rs 5 (BSD-3-Clause), rounded. */
export const commonShares: RatingShares = {
  first: { again: 0.24, hard: 0.09, good: 0.5 },
  recalled: { hard: 0.22, good: 0.63 },
  step: { again: 0.1, hard: 0.05, good: 0.8 },
};

const dayMs = 86_400_000;

/** A card that was reviewed, seen from a study day that begins at `beginsAt`.. */
export function simulatedCard(
  card: { stability: number; difficulty: number; dueAt: Date; lastReviewAt: Date },
  beginsAt: Date,
): SimulatedCard {
  const dayOf = (at: Date) => Math.floor((at.getTime() - beginsAt.getTime()) / dayMs);
  const { stability, difficulty } = card;
  return { stability, difficulty, dueDay: dayOf(card.dueAt), lastDay: Math.min(0, dayOf(card.lastReviewAt)) };
}
