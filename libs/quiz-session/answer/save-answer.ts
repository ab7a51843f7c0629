import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { atAnswerPlace } from './answer-place.js';
import { insertLateAnswer, isItemClosed, storeDraft, type AnswerPlace, type Draft } from '../store/answers.store.js';
import { acceptAnswer, acceptForItem } from '../domain/accept-answer.js';
import { closesAt } from '../domain/visits.js';
import { visitOf } from '../store/visits.store.js';

export interface AnswerInput {
  sessionId: string;
  position: number;
  response: unknown;
  revision: number;
  /** Time spent on the item up to now, in milliseconds, as the page measured it. */
  timeSpentMs?: number | undefined;
}

export interface AnswerReceipt {
  /** The revision that counts now. */
  revision: number;
  acceptedAt: Date;
  serverNow: Date;
  remainingMs: number;
  /** Another draft of the same or a higher revision counts; it is `response`. This one is kept in the history. */
  conflict?: true;
  response?: unknown;
}

/** Saves a numbered draft of one item. The same again is harmless; the highest revision counts. */
@Injectable()
export class SaveAnswer {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @throws AppError resource.not-found, response.invalid, session.late, session.finished, session.not-running,
   * item.closed, item.not-open
   */
  async run(actor: Actor, input: AnswerInput): Promise<AnswerReceipt> {
    const outcome = await atAnswerPlace(
      this.transactions,
      { ...input, personId: actor.personId },
      async (tx, place) => {
        const decision = await this.decide(tx, place, input);
        const response = checkedResponse(place, input.response);
        const draft = { ...input, response, receivedAt: place.now };
        if (decision.accept) return { receipt: await this.accept(tx, place, draft, input) };
        await insertLateAnswer(tx, draft, decision.code);
        return { refused: decision.code, place };
      },
    );
    if (outcome.receipt) return outcome.receipt;
    const { now, deadlineAt } = outcome.place;
    throw new AppError(outcome.refused, undefined, undefined, { serverNow: now, deadlineAt, kept: true });
  }

  private async decide(tx: Tx, place: AnswerPlace, { sessionId, position }: AnswerInput) {
    const decision = acceptAnswer(place, place.now);
    if (!decision.accept) return decision;
    if (place.tracked) return this.decideByVisit(tx, place, { sessionId, position });
    const isClosed = place.hasFinishedItems && (await isItemClosed(tx, { sessionId, position }));
    return isClosed ? ({ accept: false, code: 'item.closed' } as const) : decision;
  }

  private async decideByVisit(
    tx: Tx,
    { graceMs, now }: AnswerPlace,
    { sessionId, position }: Pick<AnswerInput, 'sessionId' | 'position'>,
  ) {
    const visit = await visitOf(tx, sessionId, position);
    const { openedAt, item, section } = visit;
    const isOpen = visit.openPosition === position && openedAt !== null;
    const end = isOpen ? closesAt([item, section], openedAt) : null;
    return acceptForItem({ ...visit, isOpen, closesAt: end }, graceMs, now);
  }

  private async accept(tx: Tx, place: AnswerPlace, draft: Draft, { timeSpentMs }: AnswerInput): Promise<AnswerReceipt> {
    const { now, startedAt, deadlineAt } = place;
    const elapsedMs = now.getTime() - startedAt.getTime();
    const newest = await storeDraft(tx, draft, timeSpentMs ? Math.min(timeSpentMs, elapsedMs) : null);
    const remainingMs = Math.max(0, (deadlineAt?.getTime() ?? now.getTime()) - now.getTime());
    const clock = { serverNow: now, remainingMs };
    if (!newest || newest.same) {
      return { revision: draft.revision, acceptedAt: newest?.receivedAt ?? draft.receivedAt, ...clock };
    }
    const { revision, receivedAt, response } = newest;
    return { revision, acceptedAt: receivedAt, conflict: true, response, ...clock };
  }
}

/**
 * An open answer is assessed after the end, when the rubric shows: criteria that are named before are left out, unread.
 */
function withoutCriteria({ kind }: Content, given: unknown): unknown {
  if (kind !== 'open' || typeof given !== 'object' || given === null || !('criteria' in given)) return given;
  const { criteria: _, ...response } = given;
  return response;
}

function checkedResponse({ content }: AnswerPlace, given: unknown) {
  const check = checkResponse(content, withoutCriteria(content, given));
  if ('response' in check) return check.response;
  throw new AppError(
    'response.invalid',
    undefined,
    check.faults.map(({ pointer, message }) => ({ pointer: `/response${pointer}`, message })),
  );
}
