import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { dueForecast } from '@app/review-scheduling/queue/due-forecast.js';
import { endOfStudyDay, studyDay, studyDaysFrom } from '@app/review-scheduling/domain/study-day.js';
import { streakOf } from './domain/streak.js';
import { mockFigures, retentionSince, reviewFigures, topicFigures } from './progress.store.js';

const dayMs = 86_400_000;
const forecastDays = 14;
const retentionDays = 30;
const heatMapDays = 365;

export interface Progress {
  dueForecast: { on: string; count: number }[];
  /** Days with reviews in the last year, newest first. */
  reviewsByDay: { on: string; count: number }[];
  reviewsToday: number;
  reviewsTotal: number;
  /** Of the reviews of mature cards in the last 30 days; `rate` is null where there were none. */
  retention: { remembered: number; total: number; rate: number | null };
  /** `averageScore`: of those whose score is told. */
  mocks: { finished: number; averageScore: number | null };
  streakDays: number;
  byTopic: { topic: string; cards: number; due: number; averageScore: number | null }[];
}

/** How it is going, for the candidate. */
@Injectable()
export class GetProgress {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<Progress> {
    return this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
      const today = studyDay(now, timeZone, rolloverHour);
      const daysFrom = (on: string, count: number) => studyDaysFrom(on, count, timeZone, rolloverHour);
      const coming = daysFrom(today, forecastDays);
      const lastYear = daysFrom(daysBefore(today, heatMapDays - 1), heatMapDays);
      const { total, byDay } = await reviewFigures(tx, personId, lastYear);
      const days = byDay.toReversed();
      const retention = await retentionSince(tx, personId, new Date(now.getTime() - retentionDays * dayMs));
      return {
        dueForecast: await dueForecast(tx, personId, { days: coming, now }),
        reviewsByDay: days,
        reviewsToday: days.find((day) => day.on === today)?.count ?? 0,
        reviewsTotal: total,
        retention: { ...retention, rate: retention.total ? retention.remembered / retention.total : null },
        mocks: await mockFigures(tx, personId, now),
        streakDays: streakOf(
          days.map((day) => day.on),
          today,
        ),
        byTopic: await topicFigures(tx, personId, { dayEnd: endOfStudyDay(now, timeZone, rolloverHour), now }),
      };
    });
  }
}

const daysBefore = (on: string, days: number) => new Date(Date.parse(on) - days * dayMs).toISOString().slice(0, 10);
