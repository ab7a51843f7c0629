import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { enqueue } from '@app/queue/outbox.js';
import { fitView, type FitView } from './fit-view.js';
import { findFit, fitInForce, fitUnderWay, insertFit } from './fits.store.js';

/** Asks for a fit to one's own reviews. While one is under way, that is the one. */
@Injectable()
export class RequestFit {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<FitView> {
    for (;;) {
      const fit = await this.transactions.run(async (tx) => {
        const id = await startFit(tx, { personId, askedBy: 'person' });
        const row = id ? await findFit(tx, id) : await fitUnderWay(tx, personId);
        return row && fitView(row, await fitInForce(tx, personId));
      });
      // Neither begun nor under way: the one before ended in between.
      if (fit) return fit;
    }
  }
}

/** A new fit with its job, or nothing where one is under way. */
export async function startFit(
  tx: Tx,
  fit: { personId: string | null; askedBy: 'nightly' | 'person' },
): Promise<string | undefined> {
  const fitId = await insertFit(tx, fit);
  if (fitId) await enqueue(tx, 'parameters.fit', { fitId });
  return fitId;
}
