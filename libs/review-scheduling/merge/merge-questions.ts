import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { MergedBefore, MergeWay } from '@app/question-bank/domain/merge.js';
import { joinVariants, keepMerge, lockTwo, retireFor } from '@app/question-bank/near-duplicates/merged-question.js';
import { moveCards } from './merged-cards.store.js';

interface Merge {
  questionId: string;
  keptId: string;
  way: MergeWay;
}

export interface Merged {
  /** To take it back by. */
  id: string;
  /** Cards that went over to the kept question. */
  cards: number;
}

/** Makes two questions one, or variants of each other. */
@Injectable()
export class MergeQuestions {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.not-editor, question.wrong-state, request.invalid */
  async run(actor: Actor, merge: Merge): Promise<Merged> {
    if (merge.questionId === merge.keptId) {
      throw new AppError('request.invalid', undefined, [{ pointer: '/into', message: 'is the question itself' }]);
    }
    return this.transactions.run(async (tx) => {
      const before = await join(tx, actor, merge);
      const id = await keepMerge(tx, actor, { ...merge, before });
      const { questionId, keptId, way } = merge;
      await audit(tx, actor, {
        action: 'question.merged',
        subjectId: questionId,
        before: { publishedNumber: before.publishedNumber, groups: before.groups },
        after: { mergeId: id, keptId, way, cards: before.cards.length },
      });
      return { id, cards: before.cards.length };
    });
  }
}

async function join(tx: Tx, actor: Actor, { questionId, keptId, way }: Merge): Promise<MergedBefore> {
  const two = await lockTwo(tx, actor, { questionId, keptId });
  if (way === 'variant') {
    const { groups } = await joinVariants(tx, two);
    return { publishedNumber: two.other.publishedNumber, groups, cards: [] };
  }
  const { publishedNumber } = await retireFor(tx, two);
  return { publishedNumber, groups: [], cards: await moveCards(tx, questionId, keptId) };
}
