import type { Tx } from '@app/database/tx.js';
import { studyDay, studyDaysFrom } from '@app/review-scheduling/domain/study-day.js';
import { daysAfter, mondayOf } from './domain/calendar.js';
import { longestStreak, streakOf, worthRepairing, type StudyRecord } from './domain/streak.js';
import { firstReviewAt, heldDays, repairOfWeek, studiedDays } from './streak.store.js';

export interface StreakView {
  /** Study days in a row, up to today. */
  days: number;
  /** The longest of the last year, or the current one. */
  longestDays: number;
  studiedToday: boolean;
  /** The missed day whose repair joins the streak to the one before, with what they come to; there is one a week. */
  repair: { on: string; days: number } | null;
  /** The day that was repaired this week. */
  repairedOn: string | null;
}

/** Whose study days they are, and which is today. */
export interface Student {
  personId: string;
  timeZone: string;
  rolloverHour: number;
  today: string;
}

const yearDays = 365;

/** The streak as it stands. Only one that is longer than a year makes it look further back. */
export async function streakOfPerson(tx: Tx, student: Student): Promise<StreakView> {
  const { today, personId } = student;
  const record = await studyRecord(tx, student);
  const repairedOn = await repairOfWeek(tx, personId, mondayOf(today));
  const { days } = streakOf(record, today);
  return {
    days,
    longestDays: longestStreak(record, today),
    studiedToday: record.studied.has(today),
    repair: repairedOn ? null : worthRepairing(record, today),
    repairedOn,
  };
}

/** What is known of a person's days: of the last year, and of the years before as far as the streak goes. */
export async function studyRecord(tx: Tx, { personId, timeZone, rolloverHour, today }: Student): Promise<StudyRecord> {
  const first = await firstReviewAt(tx, personId);
  const firstDay = first ? studyDay(first, timeZone, rolloverHour) : today;
  const studied = new Set<string>();
  const held = new Set<string>();
  for (let until = today; ;) {
    const from = daysAfter(until, 1 - yearDays);
    const days = studyDaysFrom(from, yearDays, timeZone, rolloverHour);
    for (const on of await studiedDays(tx, personId, days)) studied.add(on);
    for (const on of await heldDays(tx, personId, { from, until })) held.add(on);
    const record = { from, studied, held };
    if (from <= firstDay || !goesBack(record, today)) return record;
    until = daysAfter(from, -1);
  }
}

/** Whether the streak, as it is or repaired, may be longer than is known. */
function goesBack(record: StudyRecord, today: string): boolean {
  const { brokenOn } = streakOf(record, today);
  if (!brokenOn) return true;
  if (!worthRepairing(record, today)) return false;
  return streakOf({ ...record, held: new Set([...record.held, brokenOn]) }, today).brokenOn === null;
}
