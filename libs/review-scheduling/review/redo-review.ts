import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { enqueue } from '@app/queue/outbox.js';
import { isReviewReplaced } from '../card/history.store.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { refold } from '../refold/refold.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';
import type { CardView } from './review-view.js';
import { findReview, markRedone } from './reviews.store.js';
import { lockOwnReview, viewOf } from './undo-review.js';

/** Brings an undone review or other act back to its place: the card becomes the fold of all that count again. */
@Injectable()
export class RedoReview {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Of what was not undone, nothing changes. `queued`: it was never graded, and waits for that again.
   * @throws AppError resource.not-found, review.replaced
   */
  async run(actor: Actor, reviewId: string): Promise<{ id: string; state: ReviewRow['state']; card: CardView }> {
    return this.transactions.run(async (tx) => {
      const { card, review } = await lockOwnReview(tx, actor, reviewId);
      if (review.state === 'undone') await bringBack(tx, card, review);
      const { state } = (await findReview(tx, reviewId))!;
      return { id: reviewId, state, card: await viewOf(tx, card.id) };
    });
  }
}

async function bringBack(tx: Tx, card: CardRow, review: ReviewRow): Promise<void> {
  if (await isReviewReplaced(tx, review.id)) throw new AppError('review.replaced');
  const wasGraded = review.gradedAt !== null;
  await markRedone(tx, review.id, wasGraded ? 'graded' : 'queued');
  if (wasGraded) await refold(tx, card);
  else if (review.act === 'answer') await enqueue(tx, 'review.grade', { reviewId: review.id });
  else await scheduleReviews(tx, [card.id]);
}
