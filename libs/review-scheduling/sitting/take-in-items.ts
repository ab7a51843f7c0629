import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import type { GradedItem, GradedSitting } from '@app/quiz-session/answer/graded-sitting.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { insertSittingReviews, markUndone, newestOfItems, type SittingReview } from '../review/reviews.store.js';
import { refold } from '../refold/refold.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';

/**
 * Makes the graded items of a sitting reviews of these cards, which are locked. An item that was taken in before with
 * another answer or grade replaces its review; one that waits for a person leaves it as it is.
 */
export async function takeInItems(tx: Tx, sitting: GradedSitting, cards: readonly CardRow[]): Promise<void> {
  const { sessionId, personId } = sitting;
  const before = await newestOfItems(
    tx,
    sessionId,
    cards.map(({ id }) => id),
  );
  const reviews: SittingReview[] = [];
  for (const card of cards) {
    const item = sitting.items.find(({ questionId }) => questionId === card.questionId);
    const last = before.get(card.id);
    if (!item || item.verdict === 'ungraded' || (last && isReviewOf(last, item))) continue;
    if (last && last.state !== 'undone') await takeBack(tx, card, last);
    reviews.push(reviewOf(card, item));
  }
  const settings = await studySettingsOf(tx, personId);
  await insertSittingReviews(tx, { ...sitting, reviewedAt: sitting.finishedAt, settings }, reviews);
  await scheduleReviews(
    tx,
    reviews.map((review) => review.cardId),
  );
}

/** Whether a review was made of this very answer and grade; then it stands, also where its candidate undid it. */
function isReviewOf(review: ReviewRow, { verdict, score, response }: GradedItem): boolean {
  return review.verdict === verdict && review.score === score && isDeepStrictEqual(review.response, response ?? null);
}

async function takeBack(tx: Tx, card: CardRow, review: ReviewRow): Promise<void> {
  await markUndone(tx, review.id);
  await refold(tx, card);
}

function reviewOf(card: CardRow, item: GradedItem): SittingReview {
  const { position, versionId, response, timeSpentMs, verdict, score } = item;
  const place = { cardId: card.id, seq: card.lastSeq + 1, position, questionVersionId: versionId };
  return { ...place, response, elapsedMs: timeSpentMs, verdict, score };
}
