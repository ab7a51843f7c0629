import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { slugsOf } from './questions.store.js';

/** The slugs of questions, for instructors; of what is no question of theirs, or not any more, there is none. */
@Injectable()
export class NameQuestions {
  constructor(private readonly transactions: Transactions) {}

  async run(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.transactions.run((tx) => slugsOf(tx, ids));
  }
}
