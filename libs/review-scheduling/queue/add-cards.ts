import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { addNewCards, type AddedCards, type QuestionChoice } from './new-cards.store.js';

export type { AddedCards, QuestionChoice };

/** How many cards one act adds; the rest of a larger choice is added by the same act again. */
const atOnce = 2_000;

/** Puts questions into a person's reviews: as new cards, which wait for their turn within the daily limit. */
@Injectable()
export class AddCards {
  constructor(private readonly transactions: Transactions) {}

  /** Adding twice is adding once. @throws AppError resource.not-found where a question that is named is not for them */
  async run({ personId }: Actor, choice: QuestionChoice): Promise<AddedCards> {
    return this.transactions.run(async (tx) => {
      const counted = await addNewCards(tx, personId, choice, atOnce);
      if ('questionIds' in choice && counted.added + counted.known + counted.left < new Set(choice.questionIds).size) {
        throw new AppError('resource.not-found');
      }
      return counted;
    });
  }
}
