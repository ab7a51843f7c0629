import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { lockCards, writeCardStates } from '../card/cards.store.js';
import { studyDay } from '../domain/study-day.js';
import { markMovesUndone, standingMoves } from './due-moves.store.js';
import { easyDatesFrom } from './easy-dates.store.js';
import { easyDatesViews, type EasyDatesView } from './easy-dates-view.js';

/** Undoes all moves of cards out of easy dates as one; cards that were seen since stay where that put them. */
@Injectable()
export class BringCardsBack {
  constructor(private readonly transactions: Transactions) {}

  /** Twice is once. @throws AppError resource.not-found */
  async run({ personId }: Actor, easyDatesId: string): Promise<EasyDatesView> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      const settings = await studySettingsOf(tx, personId);
      const todayOn = studyDay(await databaseNow(tx), settings.timeZone, settings.rolloverHour);
      const dates = (await easyDatesFrom(tx, personId, todayOn)).find(({ id }) => id === easyDatesId);
      if (!dates) throw new AppError('resource.not-found');
      await undoMoves(tx, personId, easyDatesId);
      return (await easyDatesViews(tx, personId, settings, [dates]))[0]!;
    });
  }
}

/** As the newest act of its card, a move is undone by what the card was before: so it stays the fold of its acts. */
export async function undoMoves(tx: Tx, personId: string, easyDatesId: string): Promise<void> {
  const seen = await standingMoves(tx, personId, easyDatesId);
  await lockCards(
    tx,
    seen.map(({ cardId }) => cardId),
  );
  const moves = await standingMoves(tx, personId, easyDatesId);
  await markMovesUndone(
    tx,
    moves.map(({ id }) => id),
  );
  await writeCardStates(
    tx,
    moves.map(({ cardId, before }) => ({ id: cardId, state: before })),
  );
}
