import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { endOfStudyDay } from '../domain/study-day.js';
import { lockOwnCards, writeChange, type CardChange } from './card-changes.store.js';

/** The same change of many of one's own cards; those of others are passed over. */
@Injectable()
export class ChangeCards {
  constructor(private readonly transactions: Transactions) {}

  /** `changed`: those that were not so before; the opposite change of these takes it back. */
  async run({ personId }: Actor, cardIds: readonly string[], change: CardChange): Promise<{ changed: string[] }> {
    return this.transactions.run(async (tx) => {
      const locked = await lockOwnCards(tx, personId, cardIds);
      return { changed: await changeLockedCards(tx, personId, locked, change) };
    });
  }
}

/** Changes a person's cards, which are locked. A buried one comes back when the study day is over. */
export async function changeLockedCards(tx: Tx, personId: string, cardIds: readonly string[], change: CardChange) {
  const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
  return writeChange(tx, cardIds, change, endOfStudyDay(await databaseNow(tx), timeZone, rolloverHour));
}
