import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { completeJob } from '@app/queue/outbox.js';
import { keepTimeOf } from './keep-time.js';

/** Handles `session.expire`: ends the sitting if its time is over by the database's clock; early or late it is a hint. */
@Injectable()
export class ExpireSession {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'session.expire'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      await keepTimeOf(tx, job.payload.sessionId);
      await completeJob(tx, job);
    });
  }
}
