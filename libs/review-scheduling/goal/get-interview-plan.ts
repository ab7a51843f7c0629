import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { dayAfter, fewerTopics, minutesToTry } from '../domain/interview/plan-interview.js';
import type { SimulatedDay } from '../domain/interview/simulation.js';
import { outcomeOf, prospectOf, type Outcome, type Prospect } from './choice-outcome.js';
import { goalOf } from './goal.store.js';
import { interviewView, todayOf, type InterviewView } from './interview-view.js';

export interface InterviewPlan {
  todayOn: string;
  interview: InterviewView;
  /** From today until the day before the interview. */
  days: (SimulatedDay & { on: string })[];
  newPerDay: number;
  /** The share of all its cards that would be recalled on the day, unseen ones included; 8 of 10 runs lie in the range. */
  recall: { mean: number; low: number; high: number };
  recallOfSeen: number;
  cards: { total: number; seenNow: number; seen: number; known: number };
  /** Whether all is seen, and no reviews are left undone, with the minutes that are given. */
  met: boolean;
  /** `needed`: the fewest with which it is met; null where no minutes are enough any more. */
  minutes: { perDay: number; needed: number | null };
  /** Where it is not met: topics that could be kept with the minutes given. */
  topicsInReach: string[] | null;
  /** The last days, on which each card is looked at once more. */
  lastLook: { fromOn: string; untilOn: string; mostPerDay: number } | null;
}

const mostMinutes = 1_440;

/** How the days until somebody's interview would go, and what they would come to. */
@Injectable()
export class GetInterviewPlan {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found where no interview lies ahead */
  async run({ personId }: Actor): Promise<InterviewPlan> {
    const { todayOn, interview, prospect } = await this.transactions.run((tx) => gather(tx, personId));
    const outcome = await outcomeOf(prospect, interview.minutesPerDay);
    const needed = await minutesNeeded(prospect, outcome);
    return {
      todayOn,
      interview,
      days: outcome.days.map((day, index) => ({ on: dayAfter(todayOn, index), ...day })),
      newPerDay: outcome.newPerDay,
      recall: outcome.recall,
      recallOfSeen: outcome.recallOfSeen,
      cards: {
        total: outcome.total,
        seenNow: outcome.total - prospect.input.newCards,
        seen: outcome.seen,
        known: outcome.known,
      },
      met: outcome.met,
      minutes: { perDay: interview.minutesPerDay, needed },
      topicsInReach: topicsInReach(prospect, outcome, needed),
      lastLook: lastLookOf(outcome, interview),
    };
  }
}

async function gather(tx: Tx, personId: string) {
  const today = await todayOf(tx, personId);
  const goal = await goalOf(tx, personId);
  if (!goal || goal.interviewOn < today.on) throw new AppError('resource.not-found');
  const prospect = await prospectOf(tx, { personId, today }, goal, goal);
  return { todayOn: today.on, interview: interviewView(goal, today.on), prospect };
}

/** The fewest minutes a day of a few that are tried, from what all that is due would take without any limit. */
export async function minutesNeeded(prospect: Prospect, given: Outcome): Promise<number | null> {
  if (given.days.length === 0) return given.met ? given.minutesPerDay : null;
  const unlimited = await outcomeOf(prospect, Infinity);
  if (!unlimited.met) return given.met ? given.minutesPerDay : null;
  for (const minutes of minutesToTry(unlimited.days)) {
    if (given.met && minutes >= given.minutesPerDay) return given.minutesPerDay;
    if ((await outcomeOf(prospect, minutes)).met) return Math.min(minutes, mostMinutes);
  }
  return null;
}

function topicsInReach({ byTopic }: Prospect, { met, minutesPerDay }: Outcome, needed: number | null): string[] | null {
  if (met || needed === null || byTopic.length < 2) return null;
  const kept = fewerTopics(byTopic, minutesPerDay / needed);
  return kept.length < byTopic.length ? kept : null;
}

function lastLookOf({ days }: Outcome, { on, daysLeft, lastLookDays }: InterviewView): InterviewPlan['lastLook'] {
  const count = Math.min(lastLookDays, daysLeft);
  if (count <= 0) return null;
  const most = Math.max(...days.slice(-count).map((day) => day.reviews));
  return { fromOn: dayAfter(on, -count), untilOn: dayAfter(on, -1), mostPerDay: Math.round(most) };
}
