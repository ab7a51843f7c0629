import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { listPublished, type QuestionFilter } from './catalogue.store.js';
import { questionView, type QuestionView } from './question-view.js';

/** A page of published questions as candidates see them, in the order of their slugs. */
@Injectable()
export class ListQuestions {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: QuestionFilter,
    page: { limit: number; afterSlug: string | undefined },
  ): Promise<{ items: QuestionView[]; nextSlug: string | null }> {
    const rows = await this.transactions.run((tx) => listPublished(tx, filter, { ...page, limit: page.limit + 1 }));
    const items = rows.slice(0, page.limit).map(questionView);
    return { items, nextSlug: rows.length > page.limit ? items.at(-1)!.slug : null };
  }
}
