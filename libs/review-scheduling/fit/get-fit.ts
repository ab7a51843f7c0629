import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { fitView, type FitView } from './fit-view.js';
import { findFit, fitInForce } from './fits.store.js';

/** One of one's own fits, as far as it is. */
@Injectable()
export class GetFit {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run({ personId }: Actor, fitId: string): Promise<FitView> {
    return this.transactions.run(async (tx) => {
      const fit = await findFit(tx, fitId);
      if (fit?.personId !== personId) throw new AppError('resource.not-found');
      return fitView(fit, await fitInForce(tx, personId));
    });
  }
}
