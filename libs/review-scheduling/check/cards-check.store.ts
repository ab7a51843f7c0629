import { Any, MoreThan } from 'typeorm';
import type { Tx } from '@app/database/tx.js';
import type { Rating } from '../domain/rating.js';
import { CardRow, ReviewRow } from '../reviews.rows.js';
import type { ReviewToCheck } from './check-card.js';

/** The cards after an id, in the order of their ids. */
export async function cardsAfter(tx: Tx, cardId: string, limit: number): Promise<CardRow[]> {
  return tx.find(CardRow, { where: { id: MoreThan(cardId) }, order: { id: 'asc' }, take: limit });
}

/** All acts of these cards, undone and waiting ones, too; each card's in their order. */
export async function reviewsToCheck(tx: Tx, cardIds: readonly string[]): Promise<Map<string, ReviewToCheck[]>> {
  const reviews: ReviewToCheck[] = await tx.find(ReviewRow, {
    select: {
      id: true,
      cardId: true,
      seq: true,
      state: true,
      act: true,
      rating: true,
      reviewedAt: true,
      setDueAt: true,
      desiredRetention: true,
      timeZone: true,
      rolloverHour: true,
      scheduling: true,
      stateBefore: true,
      stateAfter: true,
    },
    where: { cardId: Any([...cardIds]) },
    order: { cardId: 'asc', seq: 'asc' },
  });
  const byCard = new Map<string, ReviewToCheck[]>(cardIds.map((id) => [id, []]));
  for (const review of reviews) byCard.get(review.cardId)!.push(review);
  return byCard;
}

export async function restoreRatings(tx: Tx, ratings: readonly { reviewId: string; rating: Rating }[]): Promise<void> {
  await tx.query(
    `update reviews r set rating = given.rating from unnest($1::uuid[], $2::text[]) as given (id, rating) where r.id = given.id`,
    [ratings.map(({ reviewId }) => reviewId), ratings.map(({ rating }) => rating)],
  );
}

/** An act that is no answer has no rating; the number of the last act is that of the newest there is. */
export async function restoreRest(tx: Tx, cardId: string): Promise<void> {
  await tx.query(`update reviews set rating = null where card_id = $1 and act <> 'answer' and rating is not null`, [
    cardId,
  ]);
  await tx.query(
    `update cards set last_seq = coalesce((select max(seq) from reviews where card_id = $1), 0) where id = $1`,
    [cardId],
  );
}
