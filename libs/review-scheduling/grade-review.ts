import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { completeJob } from '@app/queue/outbox.js';
import { findReview } from './reviews.store.js';
import { scheduleReviews } from './schedule-reviews.js';

/** Handles `review.grade`: grades and schedules what waits on the review's card, review and card in one transaction. */
@Injectable()
export class GradeReview {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'review.grade'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const review = await findReview(tx, job.payload.reviewId);
      if (review?.state === 'queued') await scheduleReviews(tx, [review.cardId]);
      await completeJob(tx, job);
    });
  }
}
