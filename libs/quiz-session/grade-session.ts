import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { grade, type Grade } from '@app/grading/domain/grade.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { announce, completeJob, enqueue } from '@app/queue/outbox.js';
import { listItems, lockSession, markGraded, writeGrades, type SittingItem } from './sessions.store.js';

/** Handles `session.grade`: grades the frozen answers of a finished sitting, once. */
@Injectable()
export class GradeSession {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'session.grade'>): Promise<void> {
    const { sessionId } = job.payload;
    const items = await this.transactions.run((tx) => listItems(tx, sessionId));
    const grades = items.map((item) => ({ position: item.position, ...gradeItem(item) }));
    await this.transactions.run(async (tx) => {
      const session = await lockSession(tx, sessionId);
      if (session?.state === 'finished') await this.store(tx, session, grades);
      await completeJob(tx, job);
    });
  }

  private async store(tx: Tx, session: { id: string; personId: string }, grades: (Grade & { position: number })[]) {
    const scored = grades.filter(({ verdict }) => verdict !== 'ungraded');
    const score = scored.reduce((sum, item) => sum + item.score, 0);
    await writeGrades(tx, session.id, grades);
    await markGraded(tx, session.id, { score, maxScore: scored.length });
    await enqueue(tx, 'session.review', { sessionId: session.id });
    announce(tx, [{ type: 'session.graded', personId: session.personId, id: session.id }]);
  }
}

/** A response was checked when it was saved; one that no longer fits its content counts as skipped, never as a crash. */
function gradeItem({ content, response }: SittingItem): Grade {
  const check = checkResponse(content, response ?? null);
  return grade(content, 'response' in check ? check.response : null);
}
