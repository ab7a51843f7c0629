import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { isShown } from '@app/interview-template/domain/plan.js';
import { noteSelfAssessment, settleItem } from '@app/quiz-session/answer/settle-item.js';
import { lockSittingItem, type SittingItemFacts } from '@app/quiz-session/answer/sitting-item.js';
import { gradeCriteria, hasText } from './domain/grade-criteria.js';
import { decideSelfAssessment } from './domain/self-assessment.js';

interface Input {
  sessionId: string;
  position: number;
  /** Ids of the criteria that the candidate says are met. */
  criteria: string[];
}

export interface SelfAssessment {
  position: number;
  criteria: string[];
  verdict: Verdict;
  score: number;
}

/**
 * The candidate ticks the criteria that an open answer meets, once the rubric is shown. Where nobody else assesses it,
 * that is the grade, for good; otherwise it is kept until an instructor has looked.
 */
@Injectable()
export class SelfAssess {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, assessment.not-assessable, request.invalid */
  async run(actor: Actor, input: Input): Promise<SelfAssessment> {
    return this.transactions.run(async (tx) => {
      const item = await lockSittingItem(tx, input.sessionId, input.position);
      if (item?.personId !== actor.personId) throw new AppError('resource.not-found');
      return assess(tx, item, input.criteria);
    });
  }
}

async function assess(tx: Tx, item: SittingItemFacts, given: string[]): Promise<SelfAssessment> {
  const { sessionId, position, content } = item;
  if (content.kind !== 'open' || !(await isRubricShown(tx, item))) throw new AppError('assessment.not-assessable');
  const graded = gradeCriteria(content, given);
  if ('faults' in graded) throw new AppError('request.invalid', undefined, graded.faults);
  const { criteria, grade } = graded;
  const decision = decideSelfAssessment({ ...item, assessment: content.assessment }, criteria);
  if (decision === 'refuse') throw new AppError('assessment.not-assessable');
  if (decision === 'note') {
    await noteSelfAssessment(tx, { sessionId, position, criteria });
    return { position, criteria, verdict: 'ungraded', score: 0 };
  }
  const { verdict, score } = grade;
  if (decision === 'grade') {
    await settleItem(tx, { sessionId, position, verdict, score, selfCriteria: criteria, review: true });
  }
  return { position, criteria, verdict, score };
}

/** Of a graded answer that says something, where the plan lets the key be seen by now. */
async function isRubricShown(tx: Tx, { state, response, plan, finishedAt }: SittingItemFacts): Promise<boolean> {
  if (state !== 'graded' || !hasText(response)) return false;
  return isShown(plan.feedback, 'key', { endedAt: finishedAt, now: await databaseNow(tx) });
}
