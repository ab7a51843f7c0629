import { studyDaysFrom, type StudyDay } from '../study-day.js';
import { daysBetween, type EasyDates } from './easy-dates.js';

/** How far before and after easy dates their cards may go. */
const marginDays = 30;
const dayMs = 86_400_000;

/**
 * The study days of a range that are not over, with those around it that cards may go to, and where in them the range
 * lies. Today is among them only where the range has begun: what is due today is settled in the morning.
 */
export function daysAround(
  { fromOn, untilOn }: Pick<EasyDates, 'fromOn' | 'untilOn'>,
  todayOn: string,
  { timeZone, rolloverHour }: { timeZone: string; rolloverHour: number },
): { days: StudyDay[]; range: { from: number; until: number } } {
  const startOn = fromOn <= todayOn ? todayOn : later(shift(fromOn, -marginDays), shift(todayOn, 1));
  const count = daysBetween(startOn, untilOn) + 1 + marginDays;
  const days = studyDaysFrom(startOn, count, timeZone, rolloverHour);
  return {
    days,
    range: { from: Math.max(0, daysBetween(startOn, fromOn)), until: daysBetween(startOn, untilOn) },
  };
}

const shift = (on: string, days: number) => new Date(Date.parse(on) + days * dayMs).toISOString().slice(0, 10);
const later = (a: string, b: string) => (a > b ? a : b);
