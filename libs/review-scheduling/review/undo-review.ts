import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { lockCards } from '../card/cards.store.js';
import { refold } from '../schedule/refold.js';
import { cardView, type CardView } from './review-view.js';
import { findReview, markUndone } from './reviews.store.js';

/** Undoes a review, the last or an earlier one: the card becomes the fold of the reviews that are left. */
@Injectable()
export class UndoReview {
  constructor(private readonly transactions: Transactions) {}

  /** Undoing twice is undoing once. @throws AppError resource.not-found */
  async run(actor: Actor, reviewId: string): Promise<{ id: string; state: 'undone'; card: CardView }> {
    return this.transactions.run(async (tx) => {
      const review = await findReview(tx, reviewId);
      if (review?.personId !== actor.personId) throw new AppError('resource.not-found');
      const [card] = await lockCards(tx, [review.cardId]);
      await markUndone(tx, reviewId);
      const state = await refold(tx, card!);
      return { id: reviewId, state: 'undone', card: cardView(review.cardId, state) };
    });
  }
}
