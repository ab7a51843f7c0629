import type { StudyPreferences } from './settings/study-settings.js';

/** What a person studies beyond their limits, on one day. */
export interface DayAllowance {
  newCards: number;
  reviews: number;
}

/** How many cards one study day holds at the most. */
export interface DayLimits {
  /** Cards answered for the first time. */
  newPerDay: number;
  /** Reviews of cards that are through their learning steps; the steps count against no limit. */
  reviewsPerDay: number;
  /** What is studied beyond them today. */
  extraNew: number;
  extraReviews: number;
}

/** What was done in a study day. */
export interface DayDone {
  /** Every answer, those within learning steps included. */
  answers: number;
  newCards: number;
  reviews: number;
}

export const noAllowance: DayAllowance = { newCards: 0, reviews: 0 };

export function dayLimits(
  { newPerDay, reviewsPerDay }: Pick<StudyPreferences, 'newPerDay' | 'reviewsPerDay'>,
  allowance: DayAllowance,
): DayLimits {
  return { newPerDay, reviewsPerDay, extraNew: allowance.newCards, extraReviews: allowance.reviews };
}

/**
 * Until when there is nothing but to wait: the first of the cards within learning steps, where no other card can be
 * asked before. Null: there is one now, or none at all.
 */
export function waitsUntil(cards: readonly { state: string; dueAt: Date }[], now: Date): Date | null {
  const isWaiting = ({ state, dueAt }: { state: string; dueAt: Date }) =>
    (state === 'learning' || state === 'relearning') && dueAt > now;
  if (cards.length === 0 || !cards.every(isWaiting)) return null;
  return new Date(Math.min(...cards.map(({ dueAt }) => dueAt.getTime())));
}

/** New cards of other days are counted up to here: somebody may have brought in thousands. */
export const newCounted = 500;
