import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf, type StudySettings } from '@app/identity/study-settings.js';
import { dueForecast } from '@app/review-scheduling/queue/due-forecast.js';
import { studyDay, studyDaysFrom, type StudyDay } from '@app/review-scheduling/domain/study-day.js';
import { defaultStudyPreferences } from '@app/review-scheduling/domain/settings/study-settings.js';
import { hoursOfStudy, recalledByDay, reviewsBefore } from './activity.store.js';
import { byDay, byHour } from './domain/activity.js';
import { daysAfter } from './domain/calendar.js';
import { withNewCards } from './domain/new-ahead.js';
import { readiness, type Readiness } from './domain/readiness.js';
import { trueRetention, type Retention } from './domain/retention.js';
import { studyTimes, type StudyTime } from './domain/study-time.js';
import { mockFigures, topicFigures } from './figures.store.js';
import { interviewOf, newCardsOf, readinessByTopic } from './readiness.store.js';
import { streakOfPerson, type StreakView } from './streak-of-person.js';

const forecastDays = 30;
const yearDays = 365;

export interface Progress {
  today: string;
  /** Cards that fall due on each of 30 days, the first with all that is overdue, and the new ones on top. */
  dueForecast: { on: string; count: number; newCount: number }[];
  /** New cards a day, at the most. */
  newPerDay: number;
  /** Days with reviews in the last year, newest first. */
  reviewsByDay: { on: string; count: number; timeMs: number }[];
  /** Of the last year, by the hour of the person's clock, 0 to 23. */
  reviewsByHour: { hour: number; count: number }[];
  reviewsToday: number;
  reviewsTotal: number;
  /** Of young and mature cards in the last 30 days. */
  retention: { remembered: number; total: number; rate: number | null };
  desiredRetention: number;
  trueRetention: Retention[];
  studyTime: StudyTime[];
  /** `averageScore`: of those whose score is told. */
  mocks: { finished: number; averageScore: number | null };
  streakDays: number;
  streak: StreakView;
  interviewOn: string | null;
  readiness: Readiness[];
  byTopic: { topic: string; cards: number; due: number; averageScore: number | null }[];
}

/** Whose progress, when, and their last 365 study days, oldest first. */
interface Moment extends StudySettings {
  personId: string;
  now: Date;
  today: string;
  year: StudyDay[];
}

/** How it is going, for the candidate. */
@Injectable()
export class GetProgress {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<Progress> {
    return this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      const settings = await studySettingsOf(tx, personId);
      const { timeZone, rolloverHour } = settings;
      const today = studyDay(now, timeZone, rolloverHour);
      const year = studyDaysFrom(daysAfter(today, 1 - yearDays), yearDays, timeZone, rolloverHour);
      const moment = { ...settings, personId, now, today, year };
      return { today, ...(await ahead(tx, moment)), ...(await behind(tx, moment)), ...(await standing(tx, moment)) };
    });
  }
}

async function ahead(tx: Tx, { personId, now, today, timeZone, rolloverHour }: Moment) {
  const days = studyDaysFrom(today, forecastDays, timeZone, rolloverHour);
  const { waiting, perDay } = await newCardsOf(tx, personId);
  const newPerDay = perDay ?? defaultStudyPreferences.newPerDay;
  const due = await dueForecast(tx, personId, { days, now });
  return { dueForecast: withNewCards(due, { waiting, perDay: newPerDay }), newPerDay };
}

async function behind(tx: Tx, moment: Moment) {
  const { personId, today, year, rolloverHour, desiredRetention } = moment;
  const hours = await hoursOfStudy(tx, personId, year);
  const days = byDay(hours);
  const inYear = days.reduce((sum, { count }) => sum + count, 0);
  const retention = trueRetention(await recalledByDay(tx, personId, year), today);
  const streak = await streakOfPerson(tx, moment);
  return {
    reviewsByDay: days.toReversed(),
    reviewsByHour: byHour(hours, rolloverHour),
    reviewsToday: days.find((day) => day.on === today)?.count ?? 0,
    reviewsTotal: inYear + (await reviewsBefore(tx, personId, year[0]!.beginsAt)),
    retention: retention.find(({ window }) => window === 'month')!.review,
    desiredRetention,
    trueRetention: retention,
    studyTime: studyTimes(days, today),
    streakDays: streak.days,
    streak,
  };
}

async function standing(tx: Tx, { personId, now, today, year, timeZone, rolloverHour }: Moment) {
  const interview = await interviewOf(tx, personId);
  const coming = interview && interview.on >= today ? interview : undefined;
  const at = coming ? studyDaysFrom(coming.on, 1, timeZone, rolloverHour)[0]!.beginsAt : null;
  return {
    mocks: await mockFigures(tx, personId, now),
    interviewOn: coming?.on ?? null,
    readiness: readiness(await readinessByTopic(tx, { personId, now, at, topics: coming?.topics ?? [] }), coming),
    byTopic: await topicFigures(tx, personId, { dayEnd: year.at(-1)!.endsAt, now }),
  };
}
