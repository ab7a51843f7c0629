import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import type { CardSort } from '../domain/card-sort.js';
import { listAskedCards, type CardFilter, type CardPlace } from './asked-cards.store.js';
import { cardOfList, type CardOfList } from './card-view.js';

/** A page of one's own cards. */
@Injectable()
export class ListCards {
  constructor(private readonly transactions: Transactions) {}

  /** `next`: where the next page goes on; null: this is the last. */
  async run(
    { personId }: Actor,
    filter: CardFilter,
    page: { sort: CardSort; limit: number; after: CardPlace | undefined },
  ): Promise<{ items: CardOfList[]; next: CardPlace | null }> {
    return this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      const rows = await listAskedCards(tx, personId, filter, { ...page, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      const last = rows.length > page.limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((card) => cardOfList(card, now)),
        next: last ? { key: last.key, id: last.id } : null,
      };
    });
  }
}
