import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { lockCards } from '../card/cards.store.js';
import { refold } from '../refold/refold.js';
import { restoreRatings, restoreRest } from './cards-check.store.js';
import type { CardFault } from './check-card.js';
import { checkAll } from './check-cards.js';

/** Makes a card the fold of its acts again, where it is not, and notes what was changed in the audit. */
@Injectable()
export class MendCard {
  constructor(private readonly transactions: Transactions) {}

  /** @returns the faults that are left: what nobody can tell any more, such as a lost rating without its states */
  async run(actor: Actor, cardId: string): Promise<CardFault[]> {
    return this.transactions.run(async (tx) => {
      const cards = await lockCards(tx, [cardId]);
      const { faults, ratings } = (await checkAll(tx, cards)).get(cardId) ?? { faults: [], ratings: [] };
      if (faults.length === 0) return [];
      const lost = faults.filter(({ field, folded }) => field === 'rating' && folded === undefined);
      if (lost.length > 0) return faults;
      await restoreRatings(tx, ratings);
      await restoreRest(tx, cardId);
      await refold(tx, cards[0]!);
      const left = (await checkAll(tx, await lockCards(tx, [cardId]))).get(cardId)!;
      await audit(tx, actor, { action: 'card.mended', subjectId: cardId, before: faults, after: left.faults });
      return left.faults;
    });
  }
}
