import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import { studyDay, studyDaysFrom } from '../domain/study-day.js';
import { actOnCard, type ActInput, type ActReceipt } from './act-on-card.js';

/** As far away as any interval may be. */
const mostDays = 36_500;
const dayMs = 86_400_000;

/** Sets the day on which one's own card is due; what is known of its memory stays. An act like a review. */
@Injectable()
export class SetCardDue {
  constructor(private readonly transactions: Transactions) {}

  /**
   * `on`: a study day (YYYY-MM-DD) from today on, in the person's zone. The same submission again is the same act.
   * @throws AppError resource.not-found, request.invalid, idempotency.mismatch
   */
  async run(actor: Actor, { on, ...input }: ActInput & { on: string }): Promise<ActReceipt> {
    if (!isDate(on)) throw refusal('is no date');
    return this.transactions.run((tx) =>
      actOnCard(tx, actor, input, {
        act: 'set-due',
        setDueAt: (now, settings) => dueAt(on, now, settings),
        isSame: ({ act, setDueAt, timeZone, rolloverHour }) =>
          act === 'set-due' && setDueAt?.getTime() === beginOf(on, { timeZone, rolloverHour }).getTime(),
      }),
    );
  }
}

/** @throws AppError request.invalid */
function dueAt(on: string, now: Date, settings: StudySettings): Date {
  const today = studyDay(now, settings.timeZone, settings.rolloverHour);
  if (on < today) throw refusal('is in the past');
  if (Date.parse(on) - Date.parse(today) > mostDays * dayMs) throw refusal(`is more than ${mostDays} days away`);
  return beginOf(on, settings);
}

function beginOf(on: string, { timeZone, rolloverHour }: Pick<StudySettings, 'timeZone' | 'rolloverHour'>): Date {
  return studyDaysFrom(on, 1, timeZone, rolloverHour)[0]!.beginsAt;
}

function isDate(on: string): boolean {
  const at = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === on;
}

const refusal = (message: string) => new AppError('request.invalid', undefined, [{ pointer: '/on', message }]);
