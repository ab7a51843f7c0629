import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { learnWords, sumCounts } from './learn-words.store.js';

const questionsAtOnce = 500;

/** Keeps the words that questions use, and sums up how many questions have which label. Safe to run from many workers. */
@Injectable()
export class LearnWords {
  constructor(private readonly transactions: Transactions) {}

  async run(signal?: AbortSignal): Promise<void> {
    for (let learnt = questionsAtOnce; learnt === questionsAtOnce && !signal?.aborted;) {
      learnt = await this.transactions.run((tx) => learnWords(tx, questionsAtOnce));
    }
    await this.transactions.run(sumCounts);
  }
}
