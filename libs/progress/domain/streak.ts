import { daysAfter } from './calendar.js';

/** What is known of somebody's study days (YYYY-MM-DD), from `from` on. */
export interface StudyRecord {
  from: string;
  studied: ReadonlySet<string>;
  /** Without study, and yet no break: repaired days and vacations. */
  held: ReadonlySet<string>;
}

export interface Streak {
  /** Study days in a row, up to today; days that were held are passed over and don't count. */
  days: number;
  /** The missed day before it; null: it goes back as far as the record does. */
  brokenOn: string | null;
}

/** A today without study yet doesn't break it. */
export function streakOf(record: StudyRecord, today: string): Streak {
  let day = record.studied.has(today) ? today : daysAfter(today, -1);
  let days = 0;
  for (; day >= record.from; day = daysAfter(day, -1)) {
    if (record.studied.has(day)) days += 1;
    else if (!record.held.has(day)) return { days, brokenOn: day };
  }
  return { days, brokenOn: null };
}

/** The longest streak of the record. */
export function longestStreak({ from, studied, held }: StudyRecord, today: string): number {
  let [longest, days] = [0, 0];
  for (let day = from; day <= today; day = daysAfter(day, 1)) {
    if (studied.has(day)) days += 1;
    else if (!held.has(day) && day !== today) days = 0;
    longest = Math.max(longest, days);
  }
  return longest;
}

/** A missed day can be repaired within so many days. */
export const repairableDays = 7;

/** Whether a day is over, and not too long ago for a repair. */
export const isRecent = (on: string, today: string): boolean => on < today && on >= daysAfter(today, -repairableDays);

/** Whether a day was missed, and not too long ago. */
export function isRepairable({ studied, held }: StudyRecord, on: string, today: string): boolean {
  return isRecent(on, today) && !studied.has(on) && !held.has(on);
}

/** The missed day whose repair joins a streak to an earlier one, and what they come to; null where there is none. */
export function worthRepairing(record: StudyRecord, today: string): { on: string; days: number } | null {
  const { days, brokenOn } = streakOf(record, today);
  if (!brokenOn || !isRepairable(record, brokenOn, today)) return null;
  const repaired = streakOf({ ...record, held: new Set([...record.held, brokenOn]) }, today);
  return repaired.days > days ? { on: brokenOn, days: repaired.days } : null;
}
