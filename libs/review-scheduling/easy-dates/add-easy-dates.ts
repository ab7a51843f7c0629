import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { checkEasyDates, easyDatesLimits, type EasyDates } from '../domain/settings/easy-dates.js';
import { studyDay } from '../domain/study-day.js';
import { changeEasyDates, easyDatesFrom, insertEasyDates } from './easy-dates.store.js';
import { easyDatesViews, type EasyDatesView } from './easy-dates-view.js';

export type NewEasyDates = Omit<EasyDates, 'id'>;

/**
 * Days with fewer cards, or none. Ranges may overlap: the smallest load counts. The same range once more changes the
 * load and the note of the one that is there, so that a request sent twice is one range.
 */
@Injectable()
export class AddEasyDates {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError request.invalid, settings.too-many-easy-dates */
  async run({ personId }: Actor, given: NewEasyDates): Promise<EasyDatesView> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      const settings = await studySettingsOf(tx, personId);
      const todayOn = studyDay(await databaseNow(tx), settings.timeZone, settings.rolloverHour);
      const faults = checkEasyDates(given, todayOn);
      if (faults.length) throw new AppError('request.invalid', undefined, faults);
      const dates = await write(tx, personId, { ...given, note: given.note.trim() }, todayOn);
      return (await easyDatesViews(tx, personId, settings, [dates]))[0]!;
    });
  }
}

async function write(tx: Tx, personId: string, dates: NewEasyDates, todayOn: string): Promise<EasyDates> {
  const known = await easyDatesFrom(tx, personId, todayOn);
  const same = known.find(({ fromOn, untilOn }) => fromOn === dates.fromOn && untilOn === dates.untilOn);
  if (same) return changeEasyDates(tx, same.id, dates);
  if (known.length >= easyDatesLimits.ranges) throw new AppError('settings.too-many-easy-dates');
  return insertEasyDates(tx, personId, dates);
}
