import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { studyDay } from '@app/review-scheduling/domain/study-day.js';
import { mondayOf } from './domain/calendar.js';
import { isRecent, isRepairable } from './domain/streak.js';
import { insertRepair, isRepaired } from './streak.store.js';
import { streakOfPerson, studyRecord, type StreakView } from './streak-of-person.js';

/** Lets a missed day of the last seven not break the streak: once in an ISO week of the person's study days. */
@Injectable()
export class RepairStreak {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Repairing a day again changes nothing.
   * @param on study day, YYYY-MM-DD
   * @throws AppError streak.not-repairable, streak.repair-used
   */
  async run({ personId }: Actor, on: string): Promise<StreakView> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      const now = await databaseNow(tx);
      const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
      const today = studyDay(now, timeZone, rolloverHour);
      const student = { personId, timeZone, rolloverHour, today };
      if (!isRecent(on, today)) throw new AppError('streak.not-repairable');
      if (!(await isRepaired(tx, personId, on))) {
        if (!isRepairable(await studyRecord(tx, student), on, today)) throw new AppError('streak.not-repairable');
        if (!(await insertRepair(tx, { personId, on, monday: mondayOf(today) })))
          throw new AppError('streak.repair-used');
      }
      return streakOfPerson(tx, student);
    });
  }
}
