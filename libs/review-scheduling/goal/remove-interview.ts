import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { deleteGoal } from './goal.store.js';
import { takeBackGoalCards } from './goal-cards.store.js';

/** Prepares for no interview any more. Cards that it made and nobody touched are gone; what was learnt stays. */
@Injectable()
export class RemoveInterview {
  constructor(private readonly transactions: Transactions) {}

  /** Twice is once. */
  async run({ personId }: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      await takeBackGoalCards(tx, personId, { topics: [], levels: [] });
      await deleteGoal(tx, personId);
    });
  }
}
