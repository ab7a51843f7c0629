import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { findPublished } from './catalogue.store.js';
import { questionView, type QuestionView } from './question-view.js';

/** One published question as candidates see it. */
@Injectable()
export class GetQuestion {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, for a draft too */
  async run(slug: string): Promise<QuestionView> {
    const question = await this.transactions.run((tx) => findPublished(tx, slug));
    if (!question) throw new AppError('resource.not-found');
    return questionView(question);
  }
}
