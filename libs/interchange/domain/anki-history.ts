import type { Rating } from '@app/review-scheduling/domain/rating.js';
import { studyDaysFrom } from '@app/review-scheduling/domain/study-day.js';
import type { AnkiCard, AnkiCollection, AnkiReview } from './anki-collection.js';

/** What of Anki's log becomes an act of a card. `id` is the log's own, unique within a collection. */
export type HistoryAct = { id: string; at: Date } & (
  { act: 'answer'; rating: Rating; elapsedMs: number } | { act: 'reset' }
);

export interface History {
  acts: HistoryAct[];
  /** Entries that say nothing of memory or schedule: answers in a filtered deck that did not count, dates set by hand. */
  leftOut: number;
}

const ratings: readonly (Rating | undefined)[] = [undefined, 'again', 'hard', 'good', 'easy'];
/** Before spaced repetition by computer; an older date is no date. */
const earliest = Date.UTC(1990, 0);
const maxElapsedMs = 3_600_000;

/** A card's log as acts, oldest first. What is dated after `now` is left out: no card was answered there. */
export function historyOf(reviews: readonly AnkiReview[], now: Date): History {
  const acts: HistoryAct[] = [];
  for (const review of reviews) {
    const act = review.at >= earliest && review.at <= now.getTime() ? actOf(review) : undefined;
    if (act) acts.push(act);
  }
  return { acts, leftOut: reviews.length - acts.length };
}

/** As Anki's own FSRS reads its log (`reviews_for_fsrs`): by hand and without a factor is forgetting the card. */
function actOf({ at, ease, kind, factor, tookMs }: AnkiReview): HistoryAct | undefined {
  const id = String(at);
  if (kind === 4 && ease === 0 && factor === 0) return { id, at: new Date(at), act: 'reset' };
  const rating = kind >= 0 && kind <= 3 ? ratings[ease] : undefined;
  if (!rating || (kind === 3 && factor === 0)) return undefined;
  const elapsedMs = Math.round(Math.min(Math.max(tookMs, 0), maxElapsedMs));
  return { id, at: new Date(at), act: 'answer', rating, elapsedMs };
}

/** Farther away than Anki's longest interval, a hundred years: no due date. */
const maxDueDays = 36_600;
const dayMs = 86_400_000;

/**
 * When the study day begins on which Anki would show a review card; undefined for a card that is new or in its steps.
 * Anki counts its days from the one on which the collection was made, where that was.
 */
export function dueAtOf(
  card: AnkiCard,
  collection: Pick<AnkiCollection, 'createdAt' | 'createdMinutesWest'>,
  { timeZone, rolloverHour }: { timeZone: string; rolloverHour: number },
): Date | undefined {
  const days = card.dueOutside || card.due;
  if (card.type !== 2 || !Number.isInteger(days) || Math.abs(days) > maxDueDays) return undefined;
  const shownMs = collection.createdAt.getTime() - (collection.createdMinutesWest ?? 0) * 60_000;
  const on = new Date(shownMs + days * dayMs).toISOString().slice(0, 10);
  return studyDaysFrom(on, 1, timeZone, rolloverHour)[0]?.beginsAt;
}
