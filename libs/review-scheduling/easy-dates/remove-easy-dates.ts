import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { undoMoves } from './bring-cards-back.js';
import { deleteEasyDates } from './easy-dates.store.js';

/** The days become common ones again, and cards that were moved out of them come back. */
@Injectable()
export class RemoveEasyDates {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run({ personId }: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      if (!(await deleteEasyDates(tx, personId, id))) throw new AppError('resource.not-found');
      await undoMoves(tx, personId, id);
    });
  }
}
