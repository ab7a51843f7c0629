import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { countOpenTasks, listTasks, type ReviewTask, type TaskFilter, type TaskPlace } from './review-tasks.store.js';

/** A page of the review tasks in a state, newest first, and how many are open in all. For instructors. */
@Injectable()
export class ListTasks {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: TaskFilter,
    page: { limit: number; after: TaskPlace | undefined },
  ): Promise<{ items: ReviewTask[]; more: boolean; open: number }> {
    return this.transactions.run(async (tx) => {
      const rows = await listTasks(tx, filter, { ...page, limit: page.limit + 1 });
      return { items: rows.slice(0, page.limit), more: rows.length > page.limit, open: await countOpenTasks(tx) };
    });
  }
}
