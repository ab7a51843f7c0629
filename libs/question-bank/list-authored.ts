import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { AuthoringFilter } from './domain/bank-filter.js';
import { bankSearch } from './search/bank-search.store.js';
import {
  foundQuestions,
  type AuthoredQuestion,
  type BankPage,
  type BankPlace,
} from './search/found-questions.store.js';
import type { Correction } from './search/search-text.js';

export type { BankPlace };

/** A page of the bank for instructors. */
@Injectable()
export class ListAuthored {
  constructor(private readonly transactions: Transactions) {}

  /** `next`: where the next page goes on; null: this is the last. */
  async run(
    filter: AuthoringFilter,
    page: BankPage,
  ): Promise<{ items: AuthoredQuestion[]; next: BankPlace | null; corrections: Correction[] }> {
    return this.transactions.run(async (tx) => {
      const search = await bankSearch(tx, filter);
      const rows = await foundQuestions(tx, search, { ...page, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      const last = rows.length > page.limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(withoutKey),
        next: last ? { key: last.key, slug: last.slug } : null,
        corrections: search.corrections,
      };
    });
  }
}

function withoutKey(found: AuthoredQuestion & { key: unknown }): AuthoredQuestion {
  const { key: _, ...question } = found;
  return question;
}
