import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { isShown } from '@app/interview-template/domain/plan.js';
import { versionedQuestion } from '@app/question-bank/versioned-question.js';
import { refuseWhileAsked } from '@app/quiz-session/start/refuse-while-asked.js';
import { feedbackOf } from '../card/history.store.js';
import type { ReviewRow } from '../reviews.rows.js';
import { reviewView, type ReviewView } from './review-view.js';
import { findReview } from './reviews.store.js';

export type ReviewState = { id: string; state: ReviewRow['state'] } | ReviewView;

/**
 * One's own review: its grade, the card it led to and the explanation, once it is graded. Of another act, and of an
 * answer that its mock does not tell the score of, no more than its state.
 */
@Injectable()
export class GetReview {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.being-asked */
  async run(actor: Actor, reviewId: string): Promise<ReviewState> {
    return this.transactions.run(async (tx) => {
      const review = await findReview(tx, reviewId);
      if (review?.personId !== actor.personId) throw new AppError('resource.not-found');
      const receipt = { id: review.id, state: review.state };
      if (review.state === 'queued' || review.act !== 'answer' || !(await isTold(tx, review))) return receipt;
      const question = await versionedQuestion(tx, review.questionVersionId);
      await refuseWhileAsked(tx, actor.personId, [question.questionId]);
      return reviewView(review, question) ?? receipt;
    });
  }
}

async function isTold(tx: Tx, { id, sessionId }: ReviewRow): Promise<boolean> {
  const sitting = sessionId === null ? undefined : await feedbackOf(tx, id);
  if (!sitting) return true;
  return isShown(sitting.feedback, 'score', { endedAt: sitting.endedAt, now: await databaseNow(tx) });
}
