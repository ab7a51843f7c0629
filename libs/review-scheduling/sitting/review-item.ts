import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { needsReview } from '@app/quiz-session/domain/needs-review.js';
import { gradedSitting, type GradedItem, type GradedSitting } from '@app/quiz-session/answer/graded-sitting.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { lockCardsOf, makeCards } from '../card/cards.store.js';
import { takeInItems } from './take-in-items.js';

/**
 * Handles `item.review`: an item that got its grade after its sitting becomes a review of its card. Where it got
 * another grade than the one it was reviewed by, that review is undone and one is made of the new grade.
 */
@Injectable()
export class ReviewItem {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'item.review'>): Promise<void> {
    const { sessionId, position } = job.payload;
    await this.transactions.run(async (tx) => {
      const settled = await settledItem(tx, sessionId, position);
      if (settled) await this.takeIn(tx, settled);
      await completeJob(tx, job);
    });
  }

  private async takeIn(tx: Tx, { sitting, item }: Settled): Promise<void> {
    const { sessionId, personId } = sitting;
    const { position, questionId } = item;
    // What waited for a person has a card already, unless this comes before the intake of the sitting.
    if (item.content.kind === 'open' || needsReview(item)) await makeCards(tx, personId, [questionId]);
    const cards = await lockCardsOf(tx, personId, [questionId]);
    // Read again under the lock of the card: whoever holds it last takes in the grade that is the last.
    const settled = await settledItem(tx, sessionId, position);
    if (!settled) return;
    await takeInItems(tx, { ...settled.sitting, items: [settled.item] }, cards);
    announce(tx, [{ type: 'session.reviewed', personId, id: sessionId }]);
  }
}

interface Settled {
  sitting: GradedSitting;
  item: GradedItem;
}

/** Nothing while it waits for a person, or its sitting was reopened. */
async function settledItem(tx: Tx, sessionId: string, position: number): Promise<Settled | undefined> {
  const sitting = await gradedSitting(tx, sessionId);
  const item = sitting?.items.find((one) => one.position === position);
  return sitting && item && item.verdict !== 'ungraded' ? { sitting, item } : undefined;
}
