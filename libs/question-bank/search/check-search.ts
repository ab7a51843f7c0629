import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { rebuildSearch, takeTime, wrongCounts, wrongRows } from './check-search.store.js';

export interface SearchFaults {
  /** Slugs of questions that are not found as they are. */
  questions: string[];
  /** Labels whose number of questions is wrong, beside which. */
  counts: { given: string; label: string }[];
}

const mostTold = 100;

/** Is what the bank is searched by what the questions make of it? */
@Injectable()
export class CheckSearch {
  constructor(private readonly transactions: Transactions) {}

  async run(): Promise<SearchFaults> {
    return this.transactions.run(async (tx) => {
      await takeTime(tx);
      return { questions: await wrongRows(tx, mostTold), counts: await wrongCounts(tx, mostTold) };
    });
  }

  /** Makes it anew. */
  async rebuild(): Promise<void> {
    await this.transactions.run(async (tx) => {
      await takeTime(tx);
      await rebuildSearch(tx);
    });
  }
}
