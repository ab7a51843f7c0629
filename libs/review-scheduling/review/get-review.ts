import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { versionedQuestion } from '@app/question-bank/versioned-question.js';
import { refuseWhileAsked } from '@app/quiz-session/start/refuse-while-asked.js';
import { reviewView, type ReviewView } from './review-view.js';
import { findReview } from './reviews.store.js';

export type ReviewState = { id: string; state: 'queued' | 'undone' } | ReviewView;

/** One's own review: its grade, the card it led to and the explanation, once it is graded. */
@Injectable()
export class GetReview {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.being-asked */
  async run(actor: Actor, reviewId: string): Promise<ReviewState> {
    return this.transactions.run(async (tx) => {
      const review = await findReview(tx, reviewId);
      if (review?.personId !== actor.personId) throw new AppError('resource.not-found');
      if (review.state === 'queued') return { id: review.id, state: review.state };
      const question = await versionedQuestion(tx, review.questionVersionId);
      await refuseWhileAsked(tx, actor.personId, [question.questionId]);
      return reviewView(review, question) ?? { id: review.id, state: 'undone' };
    });
  }
}
