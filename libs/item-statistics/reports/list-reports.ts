import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import {
  countOpenReports,
  listReports,
  type ReportFilter,
  type ReportPlace,
  type ReportView,
} from './reports.store.js';

/** A page of what candidates reported, newest first, and how many reports are open in all. For instructors. */
@Injectable()
export class ListReports {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: ReportFilter,
    page: { limit: number; after: ReportPlace | undefined },
  ): Promise<{ items: ReportView[]; more: boolean; open: number }> {
    return this.transactions.run(async (tx) => {
      const rows = await listReports(tx, filter, { ...page, limit: page.limit + 1 });
      return { items: rows.slice(0, page.limit), more: rows.length > page.limit, open: await countOpenReports(tx) };
    });
  }
}
