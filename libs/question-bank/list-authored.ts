import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { listAuthored, type AuthoredQuestion, type AuthoringFilter } from './authoring.store.js';

/** A page of all questions for instructors, in the order of their slugs. */
@Injectable()
export class ListAuthored {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: AuthoringFilter,
    page: { limit: number; afterSlug: string | undefined },
  ): Promise<{ items: AuthoredQuestion[]; nextSlug: string | null }> {
    const rows = await this.transactions.run((tx) => listAuthored(tx, filter, { ...page, limit: page.limit + 1 }));
    const items = rows.slice(0, page.limit);
    return { items, nextSlug: rows.length > page.limit ? items.at(-1)!.slug : null };
  }
}
