import type { Tx } from '@app/database/tx.js';
import { daysBetween, newPerDay } from '../domain/interview/plan-interview.js';
import { studyDay } from '../domain/study-day.js';
import { countIntroducedSince, countNewLeft } from './goal-cards.store.js';
import { goalOf, type Goal } from './goal.store.js';
import { paceOf } from './pace.store.js';

/** A person's study day. */
export interface Today {
  /** YYYY-MM-DD */
  on: string;
  beginsAt: Date;
  timeZone: string;
  rolloverHour: number;
}

/**
 * How many new cards a person's interview asks for today, in place of their own limit; it stays the same while the day
 * goes on. Null: no interview is ahead, or all of its cards were introduced.
 */
export async function newPerDayFor(tx: Tx, personId: string, today: Today): Promise<number | null> {
  const goal = await goalOf(tx, personId);
  if (!goal || goal.interviewOn <= today.on) return null;
  return newPerDayTowards(tx, personId, goal, today);
}

/** The same for a goal at hand, which lies ahead. */
export async function newPerDayTowards(tx: Tx, personId: string, goal: Goal, today: Today): Promise<number | null> {
  const waiting = await countNewLeft(tx, personId, goal);
  const left = waiting + (await countIntroducedSince(tx, personId, today.beginsAt));
  if (left === 0) return null;
  const { good } = await paceOf(tx, personId);
  const setOn = studyDay(goal.createdAt, today.timeZone, today.rolloverHour);
  return newPerDay({
    left,
    daysLeft: daysBetween(today.on, goal.interviewOn),
    daysInAll: daysBetween(setOn, goal.interviewOn),
    lastLookDays: goal.lastLookDays,
    minutesPerDay: goal.minutesPerDay,
    secondsPerAnswer: good,
  });
}
