const dayMs = 86_400_000;

/** Whole study days (YYYY-MM-DD) from one to another; negative where it is before. */
export const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / dayMs;

/** The study day so many days after another. */
export const dayAfter = (on: string, days: number): string =>
  new Date(Date.parse(on) + days * dayMs).toISOString().slice(0, 10);

/** Where a person stands with their interview. */
export interface Spread {
  /** New cards that are still to be introduced, those of today included. */
  left: number;
  /** Study days before the interview, today included. */
  daysLeft: number;
  /** The same on the day on which the interview was set. */
  daysInAll: number;
  lastLookDays: number;
  minutesPerDay: number;
  /** What an answer takes. */
  secondsPerAnswer: number;
}

/** Answers that a new card takes until it is known for weeks, those of its first day included. */
const answersPerNew = 6;

/**
 * New cards a day, so that each is seen, and seen again, before the interview: all in equal parts before the last
 * looks begin (the last third of a short time), but no more than there are minutes for. Who fell behind goes on in the
 * last days, in equal parts of what is left.
 */
export function newPerDay({
  left,
  daysLeft,
  daysInAll,
  lastLookDays,
  minutesPerDay,
  secondsPerAnswer,
}: Spread): number {
  if (left <= 0 || daysLeft <= 0) return 0;
  const quietDays = Math.min(lastLookDays, Math.floor(daysInAll / 3));
  const days = daysLeft > quietDays ? daysLeft - quietDays : daysLeft;
  const affordable = Math.max(1, Math.floor((minutesPerDay * 60) / (answersPerNew * secondsPerAnswer)));
  return Math.min(Math.ceil(left / days), affordable);
}

/** As the mean of some runs, of a sample where there are many cards, so many may be unseen to count as none. */
const unseenAtMost = (total: number) => Math.max(0.5, total / 1_000);
/** Days at the end on which nothing may be left. */
const lastDays = 3;

/** Whether all is seen before the interview, with no reviews left undone when it comes. */
export function isMet({
  seen,
  total,
  days,
}: {
  seen: number;
  total: number;
  days: readonly { left: number; reviews: number }[];
}): boolean {
  if (seen < total - unseenAtMost(total)) return false;
  const end = days.slice(-lastDays);
  const sum = (of: 'left' | 'reviews') => end.reduce((all, day) => all + day[of], 0);
  return sum('left') <= Math.max(1, 0.1 * sum('reviews'));
}

/** Minutes a day to try, the fewest first, where doing all that is due takes these minutes on each day. */
export function minutesToTry(days: readonly { minutes: number }[]): number[] {
  const minutes = days.map((day) => day.minutes);
  const mean = minutes.reduce((all, day) => all + day, 0) / Math.max(1, days.length);
  const most = Math.max(1, ...minutes);
  const tries = [1, 1.15, 1.3, 1.5, 2].map((factor) => Math.max(1, Math.ceil(mean * factor)));
  return [...new Set([...tries.filter((each) => each < most), Math.ceil(most)])];
}

/** Of topics, as many of the first as have cards for this share of all; one at the least. */
export function fewerTopics(topics: readonly { topic: string; cards: number }[], share: number): string[] {
  const room = share * topics.reduce((all, { cards }) => all + cards, 0);
  let used = 0;
  const kept = topics.filter(({ cards }) => (used += cards) <= room);
  return (kept.length ? kept : topics.slice(0, 1)).map(({ topic }) => topic);
}
