import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { completeJob } from '@app/queue/outbox.js';
import { cardOfQueued, unjudgedReview, writeJudged } from './reviews.store.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';

/**
 * Handles `review.grade`: grades and schedules what waits on the review's card, review and card in one transaction. A
 * program is run before, with nothing locked, and what the judge said is kept.
 */
@Injectable()
export class GradeReview {
  constructor(
    private readonly transactions: Transactions,
    private readonly gradeAnswer: GradeAnswer,
  ) {}

  async run(job: Job<'review.grade'>): Promise<void> {
    await this.judge(job.payload.reviewId);
    await this.transactions.run(async (tx) => {
      const cardId = await cardOfQueued(tx, job.payload.reviewId);
      if (cardId) await scheduleReviews(tx, [cardId]);
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
