import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { lockCards, writeCardStates } from '../card/cards.store.js';
import { newCardState, nextState, type CardState } from '../domain/schedule.js';
import { weightsOfFits } from '../schedule/parameters.store.js';
import { pastAct } from '../schedule/past-act.js';
import { cardView, type CardView } from './review-view.js';
import { schedulerName } from '../schedule/schedule-reviews.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { findReview, gradedReviews, markUndone, writeScheduled, type ScheduledReview } from './reviews.store.js';

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

/** Makes a locked card the fold of the reviews that are left, and returns its state. */
export async function refold(tx: Tx, card: CardRow): Promise<CardState> {
  const parameters = card.fitId ? (await weightsOfFits(tx, [card.fitId])).get(card.fitId) : undefined;
  let state = newCardState(card.createdAt);
  const refolded: ScheduledReview[] = [];
  for (const review of await gradedReviews(tx, card.id)) {
    const after = nextState(state, pastAct(review, parameters));
    refolded.push({ ...scored(review), scheduler: schedulerName(card.fitId), before: state, after });
    state = after;
  }
  await writeScheduled(tx, refolded);
  await writeCardStates(tx, [{ id: card.id, state }]);
  return state;
}

function scored({ id, verdict, score, rating, scheduling }: ReviewRow) {
  return { id, verdict, score, rating, scheduling };
}
