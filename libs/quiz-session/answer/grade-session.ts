import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Grade } from '@app/grading/domain/grade.js';
import { announce, completeJob, enqueue } from '@app/queue/outbox.js';
import { GradeItemAnswer } from './grade-item-answer.js';
import { listItems, totalOf, writeGrades, type SittingItem } from '../store/items.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { findSession, lockSession, markGraded } from '../store/sessions.store.js';

interface Work {
  /** Which of its openings the answers are of: a sitting that was reopened meanwhile is graded by another job. */
  opening: number;
  items: SittingItem[];
}

/**
 * Handles `session.grade`: grades the frozen answers of a finished sitting, once. Programs are run before the transaction
 * that stores the grades: nothing is locked while they run. What was graded before the end keeps its grade.
 */
@Injectable()
export class GradeSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly gradeItemAnswer: GradeItemAnswer,
  ) {}

  async run(job: Job<'session.grade'>): Promise<void> {
    const { sessionId } = job.payload;
    const work = await this.transactions.run((tx) => this.ungraded(tx, sessionId));
    const grades: (Grade & { position: number })[] = [];
    for (const item of work?.items ?? []) {
      grades.push({ position: item.position, ...(await this.gradeItemAnswer.run(item)) });
    }
    await this.transactions.run(async (tx) => {
      const session = await lockSession(tx, sessionId);
      if (session?.state === 'finished' && session.opening === work?.opening) await this.store(tx, session, grades);
      await completeJob(tx, job);
    });
  }

  /** Nothing, where an earlier delivery has stored the grades. */
  private async ungraded(tx: Tx, sessionId: string): Promise<Work | undefined> {
    const session = await findSession(tx, sessionId);
    if (session?.state !== 'finished') return undefined;
    const items = await listItems(tx, sessionId);
    return { opening: session.opening, items: items.filter(({ verdict }) => verdict === null) };
  }

  private async store(tx: Tx, { id, personId }: QuizSessionRow, grades: (Grade & { position: number })[]) {
    await writeGrades(tx, id, grades);
    await markGraded(tx, id, await totalOf(tx, id));
    await enqueue(tx, 'session.review', { sessionId: id });
    await enqueue(tx, 'session.count', { sessionId: id });
    // Of all items: some had their turn when they were finished, before the end.
    const items = await listItems(tx, id);
    if (items.some(({ verdict }) => verdict === 'ungraded')) await enqueue(tx, 'session.assess', { sessionId: id });
    announce(tx, [{ type: 'session.graded', personId, id }]);
  }
}
