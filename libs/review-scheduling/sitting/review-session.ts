import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { needsReview } from '@app/quiz-session/domain/needs-review.js';
import { gradedSitting, type GradedItem, type GradedSitting } from '@app/quiz-session/answer/graded-sitting.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { lockCardsOf, makeCards } from '../card/cards.store.js';
import { claimIntake } from './intakes.store.js';
import { takeInItems } from './take-in-items.js';

/**
 * Handles `session.review`: each missed, flagged or over-time item of a graded sitting becomes or reviews a card; a
 * right one reviews its card where there is one. An ungraded item gets a card that waits for its grade. A sitting that
 * was reopened and ended again is taken in again: what has another answer or grade than before replaces its review.
 */
@Injectable()
export class ReviewSession {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'session.review'>): Promise<void> {
    const { sessionId } = job.payload;
    await this.transactions.run(async (tx) => {
      const sitting = await gradedSitting(tx, sessionId);
      if (sitting && (await claimIntake(tx, sitting))) {
        await this.takeIn(tx, sitting);
        announce(tx, [{ type: 'session.reviewed', personId: sitting.personId, id: sessionId }]);
      }
      await completeJob(tx, job);
    });
  }

  private async takeIn(tx: Tx, { sessionId, personId, items }: GradedSitting): Promise<void> {
    const ids = (list: GradedItem[]) => list.map((item) => item.questionId);
    await makeCards(tx, personId, ids(items.filter((item) => item.verdict === 'ungraded' || needsReview(item))));
    const cards = await lockCardsOf(tx, personId, ids(items));
    // Read again under the locks: a grade that was settled meanwhile must not be undone by the one before it.
    const sitting = await gradedSitting(tx, sessionId);
    if (sitting) await takeInItems(tx, sitting, cards);
  }
}
