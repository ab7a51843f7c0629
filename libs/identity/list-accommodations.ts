import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { listGranted } from './accommodations.store.js';
import type { GrantedAccommodation } from './domain/accommodation.js';

/** A page of those who are granted something, in the order of their addresses. `q`: part of address or name. */
@Injectable()
export class ListAccommodations {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: { q?: string | undefined },
    page: { limit: number; afterEmail: string | undefined },
  ): Promise<{ items: GrantedAccommodation[]; nextEmail: string | null }> {
    const rows = await this.transactions.single((tx) => listGranted(tx, filter, { ...page, limit: page.limit + 1 }));
    const items = rows.slice(0, page.limit);
    return { items, nextEmail: rows.length > page.limit ? items.at(-1)!.email : null };
  }
}
