import { chooseDay, placeIn, type DayOption } from '../domain/schedule/choose-day.js';
import { hasEasyDays, shareOf } from '../domain/schedule/easy-days.js';
import type { OpenReview } from '../domain/schedule/schedule.js';
import { studyDay } from '../domain/study-day.js';
import type { StudyPlan } from './study-plans.store.js';

/** An answer whose rating is known, while its next day is looked for. */
export interface Answer {
  personId: string;
  open: OpenReview;
  plan: StudyPlan;
  /** In place of chance, from 0 to under 1. */
  seedPlace: number;
  studyDays: { zone: string; rolloverHour: number };
  /** The days to which the next review may go, one after the other; none where there is nothing to choose. */
  days: readonly DayAhead[];
}

export interface DayAhead {
  /** From the review on. */
  days: number;
  /** The study day (YYYY-MM-DD). */
  on: string;
}

/** How many cards a person has on a study day. */
export type CardsOn = (personId: string, on: string) => number;

const dayMs = 86_400_000;

/** `Answer.days`: at most `lastLookDays` away. */
export function daysAhead(
  { range, at }: OpenReview,
  { preferences, easyDays }: StudyPlan,
  { studyDays, lastLookDays = Infinity }: Pick<Answer, 'studyDays'> & { lastLookDays?: number | undefined },
): DayAhead[] {
  if (!range || !(preferences.loadBalance || hasEasyDays(easyDays))) return [];
  const count = Math.min(range.to, lastLookDays) - range.from + 1;
  if (count < 2) return [];
  return Array.from({ length: count }, (_, index) => {
    const days = range.from + index;
    const due = new Date(at.getTime() + days * dayMs);
    return { days, on: studyDay(due, studyDays.zone, studyDays.rolloverHour) };
  });
}

/** `Scheduling.fuzz` of this answer: the place of the day chosen; where there was none to choose, that of chance. */
export function choosePlace({ open, plan, personId, seedPlace, days }: Answer, cardsOn: CardsOn): number | null {
  const { fuzz, loadBalance: balance } = plan.preferences;
  if (days.length === 0 || !open.range) return fuzz ? seedPlace : null;
  const options: DayOption[] = days.map((day) => ({
    days: day.days,
    share: shareOf(day.on, plan.easyDays),
    cards: balance ? cardsOn(personId, day.on) : 0,
  }));
  const chosen = chooseDay(options, { interval: open.range.days, fuzz, balance, place: seedPlace });
  return placeIn(open.range, chosen);
}
