import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { needsReview } from '@app/quiz-session/domain/needs-review.js';
import { gradedSitting, type GradedItem, type GradedSitting } from '@app/quiz-session/graded-sitting.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { lockCardsOf, makeCards } from './cards.store.js';
import { insertSittingReviews } from './reviews.store.js';
import type { CardRow } from './reviews.rows.js';
import { scheduleReviews } from './schedule-reviews.js';
import { claimIntake } from './intakes.store.js';

/**
 * Handles `session.review`: each missed, flagged or over-time item of a graded sitting becomes or reviews a card; a
 * right one reviews its card where there is one. An ungraded item gets a card that waits for its candidate's rating.
 */
@Injectable()
export class ReviewSession {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'session.review'>): Promise<void> {
    const { sessionId } = job.payload;
    await this.transactions.run(async (tx) => {
      const sitting = await gradedSitting(tx, sessionId);
      if (sitting && (await claimIntake(tx, sessionId))) {
        await this.takeIn(tx, sitting);
        announce(tx, [{ type: 'session.reviewed', personId: sitting.personId, id: sessionId }]);
      }
      await completeJob(tx, job);
    });
  }

  private async takeIn(tx: Tx, sitting: GradedSitting): Promise<void> {
    const { personId, items } = sitting;
    const wanted = items.filter((item) => item.verdict === 'ungraded' || needsReview(item));
    const ids = (list: GradedItem[]) => list.map((item) => item.questionId);
    await makeCards(tx, personId, ids(wanted));
    const cards = await lockCardsOf(tx, personId, ids(items));
    const reviews = cards.flatMap((card) => reviewOf(card, items));
    const settings = await studySettingsOf(tx, personId);
    await insertSittingReviews(tx, { ...sitting, reviewedAt: sitting.finishedAt, settings }, reviews);
    await scheduleReviews(
      tx,
      reviews.map((review) => review.cardId),
    );
  }
}

function reviewOf(card: CardRow, items: GradedItem[]) {
  const item = items.find(({ questionId }) => questionId === card.questionId);
  if (!item || item.verdict === 'ungraded') return [];
  const { position, versionId, response, timeSpentMs, verdict, score } = item;
  const place = { cardId: card.id, seq: card.lastSeq + 1, position, questionVersionId: versionId };
  return [{ ...place, response, elapsedMs: timeSpentMs, verdict, score }];
}
