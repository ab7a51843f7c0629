import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { grade, isProgram } from '@app/grading/domain/grade.js';
import { checkResponse, type Response } from '@app/grading/domain/response.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { visibleQuestion } from '@app/question-bank/visible-question.js';
import { refuseWhileAsked } from '@app/quiz-session/start/refuse-while-asked.js';
import { enqueue } from '@app/queue/outbox.js';
import { lockReviewPlace } from '../card/cards.store.js';
import type { Rating } from '../domain/rating.js';
import type { CardAct } from '../domain/schedule/schedule.js';
import { findBySubmission, insertPractice } from './reviews.store.js';

export interface ReviewInput {
  questionId: string;
  submissionId: string;
  response: unknown;
  elapsedMs: number;
  rating?: Rating | undefined;
}

export interface ReviewReceipt {
  id: string;
  state: 'queued' | 'graded' | 'undone';
}

/** Takes one practice review; the worker grades it. The same `submissionId` again is the same review. */
@Injectable()
export class SubmitReview {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @throws AppError resource.not-found, response.invalid, review.not-gradable, question.being-asked,
   * idempotency.mismatch
   */
  async run(actor: Actor, input: ReviewInput): Promise<ReviewReceipt> {
    return this.transactions.run(async (tx) => {
      const known = await findBySubmission(tx, actor.personId, input.submissionId);
      if (known) return receiptOf(known);
      const question = await visibleQuestion(tx, actor.personId, { id: input.questionId });
      await refuseWhileAsked(tx, actor.personId, [question.id]);
      const response = gradableResponse(question.content, input);
      const id = await this.store(tx, actor, input, { ...question, response });
      if (id) return { id, state: 'queued' as const };
      const twin = await findBySubmission(tx, actor.personId, input.submissionId);
      return receiptOf(twin!);
    });
  }

  private async store(
    tx: Tx,
    { personId }: Actor,
    input: ReviewInput,
    { versionId, content, response }: { versionId: string; content: Content; response: Response },
  ): Promise<string | undefined> {
    const settings = await studySettingsOf(tx, personId);
    const { cardId, seq, now } = await lockReviewPlace(tx, personId, input.questionId);
    const id = await insertPractice(tx, {
      cardId,
      personId,
      seq,
      submissionId: input.submissionId,
      questionVersionId: versionId,
      response,
      elapsedMs: input.elapsedMs,
      requestedRating: input.rating ?? null,
      reviewedAt: now,
      settings,
    });
    if (id) await enqueue(tx, isProgram(content) ? 'review.judge' : 'review.grade', { reviewId: id });
    return id;
  }
}

function receiptOf({ id, state, act }: ReviewReceipt & { act: CardAct }): ReviewReceipt {
  if (act !== 'answer') throw new AppError('idempotency.mismatch');
  return { id, state };
}

function gradableResponse(content: Content, input: ReviewInput): Response {
  const check = checkResponse(content, input.response);
  if (!('response' in check)) {
    const faults = check.faults.map(({ pointer, message }) => ({ pointer: `/response${pointer}`, message }));
    throw new AppError('response.invalid', undefined, faults);
  }
  const { response } = check;
  if (content.kind === 'open' && !input.rating && grade(content, response).verdict === 'ungraded') {
    throw new AppError('review.not-gradable', 'Rate your answer, or tick the criteria that it meets.', [
      { pointer: '/rating', message: 'is needed for an open question' },
    ]);
  }
  return response;
}
