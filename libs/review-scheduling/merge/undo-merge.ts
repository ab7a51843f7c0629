import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { takeMergeBack } from '@app/question-bank/near-duplicates/merged-question.js';
import { returnCards } from './merged-cards.store.js';

/** Takes a merge back: the question is what it was, and the cards that went over are its own again. */
@Injectable()
export class UndoMerge {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.wrong-state */
  async run(actor: Actor, mergeId: string): Promise<{ questionId: string; cards: number }> {
    return this.transactions.run(async (tx) => {
      const { questionId, keptId, way, before } = await takeMergeBack(tx, actor, mergeId);
      const cards = await returnCards(tx, before.cards, keptId, questionId);
      await audit(tx, actor, {
        action: 'question.merge-undone',
        subjectId: questionId,
        before: { mergeId, keptId, way },
        after: { publishedNumber: before.publishedNumber, groups: before.groups, cards },
      });
      return { questionId, cards };
    });
  }
}
