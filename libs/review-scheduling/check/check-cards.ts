import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { CardRow } from '../reviews.rows.js';
import { weightsOfFits } from '../schedule/parameters.store.js';
import { cardsAfter, reviewsToCheck } from './cards-check.store.js';
import { checkCard, type CardFault, type CheckedCard } from './check-card.js';

/** A card that is not the fold of its acts. */
export interface WrongCard {
  cardId: string;
  personId: string;
  faults: CardFault[];
}

export interface CheckedBatch {
  checked: number;
  /** Where the next batch goes on; null: these were the last cards. */
  next: string | null;
  wrong: WrongCard[];
}

/** Before all cards. */
export const firstCard = '00000000-0000-0000-0000-000000000000';

/** Compares some cards, in the order of their ids, with the folds of their acts. Changes nothing, locks nothing. */
@Injectable()
export class CheckCards {
  constructor(private readonly transactions: Transactions) {}

  async run({ after = firstCard, limit = 500 }: { after?: string; limit?: number } = {}): Promise<CheckedBatch> {
    return this.transactions.run(async (tx) => {
      // Cards and reviews of one moment: reviews arrive meanwhile.
      await tx.query('set transaction isolation level repeatable read, read only');
      const cards = await cardsAfter(tx, after, limit);
      const results = await checkAll(tx, cards);
      const wrong = cards.flatMap(({ id, personId }) => {
        const { faults } = results.get(id)!;
        return faults.length > 0 ? [{ cardId: id, personId, faults }] : [];
      });
      return { checked: cards.length, next: cards.length < limit ? null : cards.at(-1)!.id, wrong };
    });
  }
}

/** What is wrong with each of these cards, by its id. Three statements however many. */
export async function checkAll(tx: Tx, cards: readonly CardRow[]): Promise<Map<string, CheckedCard>> {
  const reviews = await reviewsToCheck(
    tx,
    cards.map(({ id }) => id),
  );
  const fitIds = cards.map(({ fitId }) => fitId);
  const weights = await weightsOfFits(tx, fitIds);
  return new Map(
    cards.map((card) => [
      card.id,
      checkCard(card, reviews.get(card.id)!, card.fitId ? weights.get(card.fitId) : undefined),
    ]),
  );
}
