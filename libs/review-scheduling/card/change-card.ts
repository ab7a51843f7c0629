import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { lockOwnCards, type CardChange } from './card-changes.store.js';
import { changeLockedCards } from './change-cards.js';
import { cardDetails, type CardDetails } from './get-card.js';

/** Suspends, buries, flags or annotates one's own card, or takes that back. */
@Injectable()
export class ChangeCard {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run({ personId }: Actor, cardId: string, change: CardChange): Promise<CardDetails> {
    return this.transactions.run(async (tx) => {
      const locked = await lockOwnCards(tx, personId, [cardId]);
      if (locked.length === 0) throw new AppError('resource.not-found');
      await changeLockedCards(tx, personId, locked, change);
      return cardDetails(tx, personId, cardId);
    });
  }
}
