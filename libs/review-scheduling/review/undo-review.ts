import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { lockCards, stateOf } from '../card/cards.store.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { refold } from '../refold/refold.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';
import { cardView, type CardView } from './review-view.js';
import { findReview, markUndone } from './reviews.store.js';

/** Undoes a review or another act, the last or an earlier one: the card becomes the fold of the acts that are left. */
@Injectable()
export class UndoReview {
  constructor(private readonly transactions: Transactions) {}

  /** Undoing twice is undoing once. @throws AppError resource.not-found */
  async run(actor: Actor, reviewId: string): Promise<{ id: string; state: 'undone'; card: CardView }> {
    return this.transactions.run(async (tx) => {
      const { card } = await lockOwnReview(tx, actor, reviewId);
      await markUndone(tx, reviewId);
      await refold(tx, card);
      // What waited behind it waits no longer.
      await scheduleReviews(tx, [card.id]);
      return { id: reviewId, state: 'undone', card: await viewOf(tx, card.id) };
    });
  }
}

/** One's own review as it is once its card is locked: nobody changes either until the transaction ends. */
export async function lockOwnReview(
  tx: Tx,
  { personId }: Actor,
  reviewId: string,
): Promise<{ card: CardRow; review: ReviewRow }> {
  const found = await findReview(tx, reviewId);
  if (found?.personId !== personId) throw new AppError('resource.not-found');
  const [card] = await lockCards(tx, [found.cardId]);
  const review = await findReview(tx, reviewId);
  return { card: card!, review: review! };
}

export async function viewOf(tx: Tx, cardId: string): Promise<CardView> {
  const [card] = await lockCards(tx, [cardId]);
  return cardView(cardId, stateOf(card!));
}
