import type { Tx } from '@app/database/tx.js';
import { daysBetween, isMet, newPerDay, type Spread } from '../domain/interview/plan-interview.js';
import type { SimulationInput, SimulationResult } from '../domain/interview/simulation.js';
import { studyDay } from '../domain/study-day.js';
import type { Goal } from './goal.store.js';
import type { todayOf } from './interview-view.js';
import { simulateInTurns } from './simulate-in-turns.js';
import { simulationOf, type SimulationGiven } from './simulation-of.js';

/** What a person chooses for their interview. */
export interface Choice {
  minutesPerDay: number;
  desiredRetention: number;
  topics: string[];
}

/** Everything about a choice but its minutes, which are tried out. */
export interface Prospect {
  input: SimulationInput;
  byTopic: SimulationGiven['byTopic'];
  spread: Omit<Spread, 'minutesPerDay'>;
}

/** What minutes a day come to. */
export interface Outcome extends SimulationResult {
  minutesPerDay: number;
  newPerDay: number;
  /** Everything is seen, and no reviews are left undone when the day comes. */
  met: boolean;
}

/** `goal` lies ahead, or is today. */
export async function prospectOf(
  tx: Tx,
  { personId, today }: { personId: string; today: Awaited<ReturnType<typeof todayOf>> },
  goal: Goal,
  { topics, desiredRetention }: Pick<Choice, 'topics' | 'desiredRetention'>,
): Promise<Prospect> {
  const days = daysBetween(today.on, goal.interviewOn);
  const { settings } = today;
  const scope = { topics, levels: goal.levels };
  const { input, byTopic } = await simulationOf(tx, { personId, today, settings }, { scope, days });
  const setOn = studyDay(goal.createdAt, today.timeZone, today.rolloverHour);
  const { lastLookDays } = goal;
  return {
    input: { ...input, interview: { desiredRetention, lastLookDays } },
    byTopic,
    spread: {
      left: input.newCards,
      daysLeft: days,
      daysInAll: daysBetween(setOn, goal.interviewOn),
      lastLookDays,
      secondsPerAnswer: input.seconds.good,
    },
  };
}

/** The same minutes always come to the same. */
export async function outcomeOf({ input, spread }: Prospect, minutesPerDay: number): Promise<Outcome> {
  const fresh = newPerDay({ ...spread, minutesPerDay });
  const result = await simulateInTurns({ ...input, minutesPerDay, newPerDay: fresh });
  return { ...result, minutesPerDay, newPerDay: fresh, met: isMet(result) };
}
