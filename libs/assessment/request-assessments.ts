import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { completeJob } from '@app/queue/outbox.js';
import { verdictOf } from '@app/grading/domain/grade.js';
import { gradedSitting } from '@app/quiz-session/answer/graded-sitting.js';
import { settleItem } from '@app/quiz-session/answer/settle-item.js';
import { lockSittingItem, type SittingItemFacts } from '@app/quiz-session/answer/sitting-item.js';
import { askFirstLook, listLooks, lockRequest, withdrawRequests } from './assessments.store.js';
import { renewRequest } from './domain/request.js';

/**
 * Handles `session.assess`: each answer of a graded sitting that only an instructor can grade is asked for, once. Where
 * a reopening took a grade away and the answer is as it was when it was looked at, the grade is given back instead.
 */
@Injectable()
export class RequestAssessments {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'session.assess'>): Promise<void> {
    const { sessionId } = job.payload;
    await this.transactions.run(async (tx) => {
      for (const position of await this.positions(tx, sessionId)) {
        const item = await lockSittingItem(tx, sessionId, position);
        if (item?.state === 'graded') await request(tx, item);
      }
      await completeJob(tx, job);
    });
  }

  /** Of the answers that instructors assess. */
  private async positions(tx: Tx, sessionId: string): Promise<number[]> {
    const sitting = await gradedSitting(tx, sessionId);
    const items = sitting?.items ?? [];
    return items.flatMap(({ position, content }) => (isAssessed(content) ? [position] : []));
  }
}

function isAssessed(content: SittingItemFacts['content']): boolean {
  return content.kind === 'open' && content.assessment === 'instructor';
}

/** The item was read under the lock of its sitting: what is decided here holds until the end of the transaction. */
async function request(tx: Tx, item: SittingItemFacts): Promise<void> {
  if (item.verdict === 'skipped') return withdrawRequests(tx, item.sessionId, [item.position]);
  if (item.verdict !== 'ungraded') return;
  const newest = (await listLooks(tx, item)).at(-1);
  const wasLookedAt = newest !== undefined && isDeepStrictEqual(newest.response, item.response);
  const renewal = renewRequest(await lockRequest(tx, item), { wasLookedAt });
  if (renewal === 'ask' || renewal === 'ask-again') await askFirstLook(tx, item);
  if (renewal === 'restore' && newest) {
    const { sessionId, position } = item;
    await settleItem(tx, { sessionId, position, verdict: verdictOf(newest.score), score: newest.score, review: true });
  }
}
