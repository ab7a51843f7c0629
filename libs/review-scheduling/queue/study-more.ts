import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { dayLimits, type DayLimits } from '../domain/day-limits.js';
import { studyDayAt } from '../domain/study-day.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { raiseAllowance } from './allowances.store.js';

/** Raises a person's limits for today only. */
@Injectable()
export class StudyMore {
  constructor(private readonly transactions: Transactions) {}

  /** `extraNew`, `extraReviews`: beyond the daily limits, in all, not once more: sent twice it is one act. */
  async run({ personId }: Actor, extra: { extraNew: number; extraReviews: number }): Promise<DayLimits> {
    return this.transactions.run(async (tx) => {
      const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
      const { beginsAt } = studyDayAt(await databaseNow(tx), timeZone, rolloverHour);
      const { extraNew: newCards, extraReviews: reviews } = extra;
      const allowance = await raiseAllowance(tx, personId, { newCards, reviews, beginsAt });
      return dayLimits(await preferencesOfPerson(tx, personId), allowance);
    });
  }
}
