import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { hasPair, markPair } from './pairs.store.js';

/** Says that two questions are not the same, so that they are no longer told as near duplicates; or takes that back. */
@Injectable()
export class DismissPair {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, pair: { questionId: string; otherId: string }, isDismissed: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await markPair(tx, pair, isDismissed ? actor.personId : null))) {
        if (await hasPair(tx, pair)) return;
        throw new AppError('resource.not-found');
      }
      await audit(tx, actor, {
        action: isDismissed ? 'question.pair-dismissed' : 'question.pair-restored',
        subjectId: pair.questionId,
        before: { otherId: pair.otherId, dismissed: !isDismissed },
        after: { otherId: pair.otherId, dismissed: isDismissed },
      });
    });
  }
}
