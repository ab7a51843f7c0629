import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Config } from '@app/config/config.js';
import { audit } from '@app/database/audit.js';
import { once } from '@app/database/once.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { settleItem } from '@app/quiz-session/answer/settle-item.js';
import { lockSittingItem, type SittingItemFacts } from '@app/quiz-session/answer/sitting-item.js';
import { closeRequest, insertLook, listLooks, lockRequest } from './assessments.store.js';
import { gradeCriteria } from './domain/grade-criteria.js';
import { decideLook } from './domain/request.js';

export interface AssessmentInput {
  sessionId: string;
  position: number;
  /** Ids of the criteria that are met. */
  criteria: string[];
  /** Markdown, for the candidate; may be empty. */
  comment: string;
  /** The number of this look: one more than there were when the answer was read. */
  look: number;
}

export interface AssessmentReceipt {
  sessionId: string;
  position: number;
  look: number;
  verdict: Verdict;
  score: number;
}

/** An instructor's look at an answer: it is its grade, and its card hears of it. */
@Injectable()
export class AssessAnswer {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError resource.not-found, version.stale, assessment.own, assessment.not-assessable, request.invalid */
  async run(actor: Actor, input: AssessmentInput, key?: string): Promise<AssessmentReceipt> {
    return this.transactions.run((tx) =>
      once(tx, { personId: actor.personId, key, route: 'assessments.assess', body: input }, () =>
        this.assess(tx, actor, input),
      ),
    );
  }

  private async assess(tx: Tx, actor: Actor, input: AssessmentInput): Promise<AssessmentReceipt> {
    const { sessionId, position, look, comment } = input;
    const item = await lockSittingItem(tx, sessionId, position);
    const request = item && (await lockRequest(tx, input));
    if (!item || !request) throw new AppError('resource.not-found');
    const looks = await listLooks(tx, input);
    const decision = decideLook(
      { candidateId: item.personId, state: request.state, item, looks },
      { look, assessorId: actor.personId },
      { twoPersonReview: this.config.get('TWO_PERSON_REVIEW') },
    );
    if (!decision.take) throw new AppError(decision.code);
    const { criteria, verdict, score } = gradeOf(item, input.criteria);
    const { response } = item;
    await insertLook(tx, { sessionId, position, look, response, assessorId: actor.personId, criteria, score, comment });
    await closeRequest(tx, input);
    await settleItem(tx, { sessionId, position, verdict, score, review: true });
    const { tookOwnFirst } = decision;
    await audit(tx, actor, {
      action: 'answer.assessed',
      subjectId: sessionId,
      before: { position, state: request.state, verdict: item.verdict, score: item.score },
      after: { position, look, criteria, verdict, score, ...(tookOwnFirst && { tookOwnFirst }) },
    });
    return { sessionId, position, look, verdict, score };
  }
}

function gradeOf({ content }: SittingItemFacts, criteria: readonly string[]) {
  if (content.kind !== 'open') throw new AppError('assessment.not-assessable');
  const graded = gradeCriteria(content, criteria);
  if ('faults' in graded) throw new AppError('request.invalid', undefined, graded.faults);
  const { verdict, score } = graded.grade;
  return { criteria: graded.criteria, verdict, score };
}
