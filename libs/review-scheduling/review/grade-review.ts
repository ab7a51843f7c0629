import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { completeJobs, enqueueAll } from '@app/queue/outbox.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';
import { waitingReviews } from './reviews.store.js';

/**
 * Handles `review.grade`, one or a run of them: grades and schedules what waits on the reviews' cards, reviews and cards
 * in one transaction. An answer that is a program is handed on to be judged.
 */
@Injectable()
export class GradeReview {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'review.grade'>): Promise<void> {
    await this.runAll([job]);
  }

  async runAll(jobs: readonly Job<'review.grade'>[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const waiting = await waitingReviews(
        tx,
        jobs.map(({ payload }) => payload.reviewId),
      );
      await scheduleReviews(tx, [...new Set(waiting.map(({ cardId }) => cardId))]);
      const programs = waiting.filter(({ isUnjudged }) => isUnjudged);
      await enqueueAll(
        tx,
        'review.judge',
        programs.map(({ id }) => ({ payload: { reviewId: id } })),
      );
      await completeJobs(tx, jobs);
    });
  }
}
