import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { questionView, type QuestionView } from './question-view.js';
import { visibleQuestion } from './visible-question.js';

/** One question as its candidate sees it: published, or their own. */
@Injectable()
export class GetQuestion {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, for a draft too */
  async run(actor: Actor, slug: string): Promise<QuestionView> {
    return questionView(await this.transactions.run((tx) => visibleQuestion(tx, actor.personId, { slug })));
  }
}
