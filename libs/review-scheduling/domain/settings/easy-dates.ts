import type { Fault } from '@app/kernel/app-error.js';

/** Days from one date to another, both included, with fewer cards than common days, or none. */
export interface EasyDates {
  id: string;
  /** YYYY-MM-DD, study days of the person. */
  fromOn: string;
  untilOn: string;
  /** Of a common day's cards, 0 to 99; 0: a vacation. */
  loadPercent: number;
  note: string;
}

/** How many ranges a person may have that are not over, how long one may be, and how far ahead it may end, in days. */
export const easyDatesLimits = { ranges: 100, days: 366, aheadDays: 1_830, note: 200 } as const;

const dayMs = 86_400_000;
const dayNumber = (on: string) => Date.parse(on) / dayMs;

/** Whole days from one date to another. */
export const daysBetween = (fromOn: string, untilOn: string): number => dayNumber(untilOn) - dayNumber(fromOn);

/** What is wrong with new easy dates, on the study day `todayOn`. */
export function checkEasyDates(dates: Omit<EasyDates, 'id'>, todayOn: string): Fault[] {
  const { fromOn, untilOn, loadPercent, note } = dates;
  const faults: Fault[] = [];
  const require = (isMet: boolean, pointer: string, message: string) => {
    if (!isMet) faults.push({ pointer, message });
  };
  require(isDate(fromOn), '/fromOn', 'must be a day of the calendar, as YYYY-MM-DD');
  require(isDate(untilOn), '/untilOn', 'must be a day of the calendar, as YYYY-MM-DD');
  if (faults.length === 0) {
    const { days, aheadDays } = easyDatesLimits;
    require(untilOn >= fromOn, '/untilOn', 'must not be before the first day');
    require(untilOn >= todayOn, '/untilOn', 'must not be over already');
    require(daysBetween(fromOn, untilOn) < days, '/untilOn', `must be at most ${days} days long`);
    require(daysBetween(todayOn, untilOn) <= aheadDays, '/untilOn', 'must be within the next five years');
  }
  const isLoad = Number.isInteger(loadPercent) && loadPercent >= 0 && loadPercent <= 99;
  require(isLoad, '/loadPercent', 'must be a percentage from 0 to 99');
  require(note.trim().length <= easyDatesLimits.note, '/note', `must have at most ${easyDatesLimits.note} characters`);
  return faults;
}

/** A written date that the calendar has: the last check refuses a 31st of February. */
function isDate(on: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return false;
  const at = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(on);
}
