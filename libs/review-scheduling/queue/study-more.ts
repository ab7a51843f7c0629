import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import type { DayLimits } from '../domain/day-limits.js';
import { studyDayAt } from '../domain/study-day.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { raiseAllowance } from './allowances.store.js';
import { limitsOfDay } from './limits-of-day.js';

/** Raises a person's limits for today only. */
@Injectable()
export class StudyMore {
  constructor(private readonly transactions: Transactions) {}

  /** `extraNew`, `extraReviews`: beyond the daily limits, in all, not once more: sent twice it is one act. */
  async run({ personId }: Actor, extra: { extraNew: number; extraReviews: number }): Promise<DayLimits> {
    return this.transactions.run(async (tx) => {
      const person = await studySettingsOf(tx, personId);
      const day = studyDayAt(await databaseNow(tx), person.timeZone, person.rolloverHour);
      const { extraNew: newCards, extraReviews: reviews } = extra;
      const allowance = await raiseAllowance(tx, personId, { newCards, reviews, beginsAt: day.beginsAt });
      const preferences = await preferencesOfPerson(tx, personId);
      return limitsOfDay(tx, personId, { day, person, preferences }, allowance);
    });
  }
}
