import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { completeJob } from '@app/queue/outbox.js';
import { cardOfQueued } from './reviews.store.js';
import { scheduleReviews } from './schedule-reviews.js';

/** Handles `review.grade`: grades and schedules what waits on the review's card, review and card in one transaction. */
@Injectable()
export class GradeReview {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'review.grade'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const cardId = await cardOfQueued(tx, job.payload.reviewId);
      if (cardId) await scheduleReviews(tx, [cardId]);
      await completeJob(tx, job);
    });
  }
}
