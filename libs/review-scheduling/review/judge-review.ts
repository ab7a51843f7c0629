import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { completeJob } from '@app/queue/outbox.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';
import { unjudgedReview, waitingReviews, writeJudged } from './reviews.store.js';

/**
 * Handles `review.judge`: runs the program that answers a review, with nothing locked, keeps what the judge said, and
 * then schedules what waits on its card.
 */
@Injectable()
export class JudgeReview {
  constructor(
    private readonly transactions: Transactions,
    private readonly gradeAnswer: GradeAnswer,
  ) {}

  async run(job: Job<'review.judge'>): Promise<void> {
    const { reviewId } = job.payload;
    await this.judge(reviewId);
    await this.transactions.run(async (tx) => {
      const waiting = await waitingReviews(tx, [reviewId]);
      await scheduleReviews(
        tx,
        waiting.map(({ cardId }) => cardId),
      );
      await completeJob(tx, job);
    });
  }

  private async judge(reviewId: string): Promise<void> {
    const review = await this.transactions.run((tx) => unjudgedReview(tx, reviewId));
    if (!review) return;
    const check = checkResponse(review.content, review.response);
    const grade = await this.gradeAnswer.run(review.content, 'response' in check ? check.response : null);
    await this.transactions.run((tx) => writeJudged(tx, reviewId, grade));
  }
}
