import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { lockCards, stateOf, writeCardStates } from '../card/cards.store.js';
import { nextState } from '../domain/schedule/schedule.js';
import { shareOf } from '../domain/schedule/easy-days.js';
import type { EasyDates } from '../domain/settings/easy-dates.js';
import { movesOut, type PlannedDay } from '../domain/settings/moves-out.js';
import { daysAround } from '../domain/settings/days-around.js';
import { studyDay, type StudyDay } from '../domain/study-day.js';
import type { StudyPreferences } from '../domain/settings/study-settings.js';
import { schedulerName } from '../schedule/scheduler-name.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import type { CardRow } from '../reviews.rows.js';
import { dueBetween, insertMoves, movableCards, standingMoves, type DueMove } from './due-moves.store.js';
import { easyDatesFrom } from './easy-dates.store.js';
import { easyDatesViews, type EasyDatesView } from './easy-dates-view.js';

/**
 * Moves cards that are due on easy dates to days around them: as acts of the cards, so that each stays the fold of its
 * acts. Once more moves what has fallen due there since, and nothing else.
 */
@Injectable()
export class MoveDueCards {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run({ personId }: Actor, easyDatesId: string): Promise<EasyDatesView> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      const settings = await studySettingsOf(tx, personId);
      const todayOn = studyDay(await databaseNow(tx), settings.timeZone, settings.rolloverHour);
      const all = await easyDatesFrom(tx, personId, todayOn);
      const dates = all.find(({ id }) => id === easyDatesId);
      if (!dates) throw new AppError('resource.not-found');
      const preferences = await preferencesOfPerson(tx, personId);
      const { days, range } = daysAround(dates, todayOn, settings);
      const first = range.from === 0 ? new Date(0) : days[range.from]!.beginsAt;
      const due = { from: first, before: days[range.until]!.endsAt };
      const cards = await lockCards(tx, await movableCards(tx, personId, due));
      // What was locked may have been reviewed while it was waited for.
      const still = new Set(await movableCards(tx, personId, due));
      const movable = cards.filter(({ id }) => still.has(id));
      const planned = await this.planned(tx, personId, days, { all, preferences });
      const moves = movesOut(movable, {
        days: planned,
        range,
        loadPercent: dates.loadPercent,
        movedFrom: (await standingMoves(tx, personId, dates.id)).map(({ wasDueAt }) => wasDueAt),
        maximumDays: preferences.maximumDays,
      });
      const now = await databaseNow(tx);
      const acts = movable.flatMap((card) => actOf(card, moves.get(card.id), now));
      await insertMoves(tx, { personId, easyDatesId, now, settings }, acts);
      await writeCardStates(
        tx,
        acts.map(({ cardId, after }) => ({ id: cardId, state: after })),
      );
      return (await easyDatesViews(tx, personId, settings, [dates]))[0]!;
    });
  }

  private async planned(
    tx: Tx,
    personId: string,
    days: readonly StudyDay[],
    { all, preferences }: { all: readonly EasyDates[]; preferences: StudyPreferences },
  ): Promise<PlannedDay[]> {
    const counts = await dueBetween(tx, personId, [...days.map(({ beginsAt }) => beginsAt), days.at(-1)!.endsAt]);
    return days.map((day, index) => ({
      ...day,
      count: counts[index]!,
      percent: 100 * shareOf(day.on, { weekdays: preferences.easyWeekdays, dates: all }),
    }));
  }
}

function actOf(card: CardRow, dueAt: Date | undefined, now: Date): DueMove[] {
  if (!dueAt) return [];
  const before = stateOf(card);
  const after = nextState(before, { act: 'set-due', at: now, dueAt });
  return [{ cardId: card.id, before, after, scheduler: schedulerName(card.fitId) }];
}
