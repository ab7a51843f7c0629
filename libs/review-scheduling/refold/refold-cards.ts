import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { completeJob, enqueue } from '@app/queue/outbox.js';
import { lockCards } from '../card/cards.store.js';
import { refoldCards } from './refold.js';
import { fitOfPerson, setFit, staleCards } from './stale-cards.store.js';

/** Small enough that a review of one of them waits no longer than a moment. */
const batchSize = 200;

/** Has the person's cards folded anew, soon: for the transaction that gives the person other parameters. */
export const requestRefold = (tx: Tx, personId: string): Promise<void> => enqueue(tx, 'cards.refold', { personId });

/**
 * Handles `cards.refold`: folds every card of a person anew whose parameters are not those of the person's settings. A
 * batch is a transaction, so what was killed goes on where it stopped; whoever comes second finds nothing left to do.
 */
@Injectable()
export class RefoldCards {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'cards.refold'>): Promise<void> {
    const { personId } = job.payload;
    for (;;) {
      const stale = await this.transactions.run(async (tx) => {
        const cards = await staleCards(tx, personId);
        if (cards.length === 0) await completeJob(tx, job);
        return cards;
      });
      if (stale.length === 0) return;
      for (let from = 0; from < stale.length; from += batchSize) {
        await this.transactions.run((tx) => refoldBatch(tx, personId, stale.slice(from, from + batchSize)));
      }
    }
  }
}

/** The parameters are read under the locks: they may be others by now, and a card may have got them already. */
async function refoldBatch(tx: Tx, personId: string, cardIds: string[]): Promise<void> {
  const locked = await lockCards(tx, cardIds);
  const fitId = await fitOfPerson(tx, personId);
  const cards = locked.filter((card) => card.fitId !== fitId).map((card) => ({ ...card, fitId }));
  if (cards.length === 0) return;
  await setFit(
    tx,
    cards.map(({ id }) => id),
    fitId,
  );
  await refoldCards(tx, cards);
}
