import { ratings, type Rating } from '../rating.js';
import { nextReview, type CardState, type ScheduleOptions } from './schedule.js';

/** How long until a card comes back: whole days, or minutes where it stays within its learning steps. */
export type Wait = { days: number } | { minutes: number };
export type Previews = Record<Rating, Wait>;

const minuteMs = 60_000;

/** What each rating would lead to now. Near to what is decided then: fuzz and the load of days may move it a little. */
export function previewRatings(card: CardState, now: Date, options: ScheduleOptions): Previews {
  const waits = ratings.map((rating) => [rating, waitAfter(nextReview(card, rating, now, options), now)]);
  return Object.fromEntries(waits) as Previews;
}

function waitAfter({ scheduledDays, dueAt }: CardState, now: Date): Wait {
  if (scheduledDays > 0) return { days: scheduledDays };
  return { minutes: Math.max(1, Math.round((dueAt.getTime() - now.getTime()) / minuteMs)) };
}
