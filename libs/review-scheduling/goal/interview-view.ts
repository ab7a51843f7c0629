import type { Tx } from '@app/database/tx.js';
import { databaseNow } from '@app/database/clock.js';
import { studySettingsOf, type StudySettings } from '@app/identity/study-settings.js';
import { daysBetween } from '../domain/interview/plan-interview.js';
import { studyDay, studyDaysFrom } from '../domain/study-day.js';
import type { Goal } from './goal.store.js';
import type { Today } from './new-per-day.js';

/** The interview as its person sees it. */
export interface InterviewView {
  title: string;
  on: string;
  topics: string[];
  levels: Goal['levels'];
  templateId: string | null;
  minutesPerDay: number;
  desiredRetention: number;
  lastLookDays: number;
  /** Study days until its day: 0 on the day, negative after it. */
  daysLeft: number;
  state: 'ahead' | 'today' | 'over';
}

/** Where a person is in time. */
export async function todayOf(tx: Tx, personId: string): Promise<Today & { now: Date; settings: StudySettings }> {
  const now = await databaseNow(tx);
  const settings = await studySettingsOf(tx, personId);
  const { timeZone, rolloverHour } = settings;
  const on = studyDay(now, timeZone, rolloverHour);
  const [day] = studyDaysFrom(on, 1, timeZone, rolloverHour);
  return { on, beginsAt: day!.beginsAt, timeZone, rolloverHour, now, settings };
}

export function interviewView(goal: Goal, todayOn: string): InterviewView {
  const { title, interviewOn: on, topics, levels, templateId, minutesPerDay, desiredRetention, lastLookDays } = goal;
  const daysLeft = daysBetween(todayOn, on);
  const state = daysLeft > 0 ? 'ahead' : daysLeft === 0 ? 'today' : 'over';
  return { title, on, topics, levels, templateId, minutesPerDay, desiredRetention, lastLookDays, daysLeft, state };
}
