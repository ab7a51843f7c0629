import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Grade } from '@app/grading/domain/grade.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { announce, completeJob, enqueue } from '@app/queue/outbox.js';
import { findSession, listItems, lockSession, markGraded, writeGrades, type SittingItem } from './sessions.store.js';

/**
 * Handles `session.grade`: grades the frozen answers of a finished sitting, once. Programs are run before the transaction
 * that stores the grades: nothing is locked while they run.
 */
@Injectable()
export class GradeSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly gradeAnswer: GradeAnswer,
  ) {}

  async run(job: Job<'session.grade'>): Promise<void> {
    const { sessionId } = job.payload;
    const items = await this.transactions.run((tx) => this.ungraded(tx, sessionId));
    const grades: (Grade & { position: number })[] = [];
    for (const item of items) grades.push({ position: item.position, ...(await this.gradeItem(item)) });
    await this.transactions.run(async (tx) => {
      const session = await lockSession(tx, sessionId);
      if (session?.state === 'finished') await this.store(tx, session, grades);
      await completeJob(tx, job);
    });
  }

  /** Nothing, where an earlier delivery has stored the grades. */
  private async ungraded(tx: Tx, sessionId: string): Promise<SittingItem[]> {
    const session = await findSession(tx, sessionId);
    return session?.state === 'finished' ? listItems(tx, sessionId) : [];
  }

  private async store(tx: Tx, session: { id: string; personId: string }, grades: (Grade & { position: number })[]) {
    const scored = grades.filter(({ verdict }) => verdict !== 'ungraded');
    const score = scored.reduce((sum, item) => sum + item.score, 0);
    await writeGrades(tx, session.id, grades);
    await markGraded(tx, session.id, { score, maxScore: scored.length });
    await enqueue(tx, 'session.review', { sessionId: session.id });
    announce(tx, [{ type: 'session.graded', personId: session.personId, id: session.id }]);
  }

  /** A response was checked when it was saved; one that no longer fits its content counts as skipped, never as a crash. */
  private async gradeItem({ content, response }: SittingItem): Promise<Grade> {
    const check = checkResponse(content, response ?? null);
    return this.gradeAnswer.run(content, 'response' in check ? check.response : null);
  }
}
