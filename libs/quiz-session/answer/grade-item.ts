import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { GradeItemAnswer } from './grade-item-answer.js';
import { listItems, writeGrades } from '../store/items.store.js';
import { lockSession } from '../store/sessions.store.js';

/** Handles `item.grade`: grades an item that was finished before its sitting, once. */
@Injectable()
export class GradeItem {
  constructor(
    private readonly transactions: Transactions,
    private readonly gradeItemAnswer: GradeItemAnswer,
  ) {}

  async run(job: Job<'item.grade'>): Promise<void> {
    const { sessionId, position } = job.payload;
    const items = await this.transactions.run((tx) => listItems(tx, sessionId));
    const item = items.find((one) => one.position === position);
    const grade = item?.closedAt && item.verdict === null ? await this.gradeItemAnswer.run(item) : undefined;
    await this.transactions.run(async (tx) => {
      const session = await lockSession(tx, sessionId);
      const isOpen = session?.state === 'running' || session?.state === 'paused';
      // Once it has ended, the grading of the whole sees to it.
      if (grade && session && isOpen) {
        await writeGrades(tx, sessionId, [{ position, ...grade }]);
        announce(tx, [{ type: 'item.graded', personId: session.personId, id: sessionId }]);
      }
      await completeJob(tx, job);
    });
  }
}
