import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import {
  listSupervised,
  type SupervisedSummary,
  type SupervisionFilter,
  type SupervisionPage,
} from '@app/quiz-session/view/supervision-list.js';

/** Everybody's sittings, the newest first. */
@Injectable()
export class ListSittings {
  constructor(private readonly transactions: Transactions) {}

  async run(filter: SupervisionFilter, page: SupervisionPage): Promise<{ items: SupervisedSummary[]; more: boolean }> {
    const rows = await this.transactions.run((tx) => listSupervised(tx, filter, { ...page, limit: page.limit + 1 }));
    return { items: rows.slice(0, page.limit), more: rows.length > page.limit };
  }
}
