import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { isShown } from '@app/interview-template/domain/plan.js';
import type { Rating } from '../domain/rating.js';
import type { CardAct, CardState } from '../domain/schedule/schedule.js';
import { CardRow, type ReviewRow } from '../reviews.rows.js';
import { actsOfCard, type PastActRow } from './history.store.js';

/** What a card was before or after an act. */
type Memory = Pick<CardState, 'state' | 'stability' | 'difficulty' | 'dueAt'> & { intervalDays: number };

export interface CardEvent {
  /** Of the review or other act, as it is undone by. */
  id: string;
  act: CardAct;
  state: ReviewRow['state'];
  at: Date;
  undoneAt: Date | null;
  /** The mock that it was an answer in; null: practice, or no answer. */
  session: { id: string; title: string } | null;
  /** False: its mock does not tell how good the answer was, or not yet; then grade and memory are null. */
  isTold: boolean;
  verdict: Verdict | null;
  score: number | null;
  rating: Rating | null;
  /** 0 where it was not measured, or there was nothing to. */
  elapsedMs: number;
  setDueAt: Date | null;
  before: Memory | null;
  after: Memory | null;
  /** A later grade of the same answer took its place: it can't be brought back. */
  isReplaced: boolean;
}

/** All that was done to one's own card, newest first. */
@Injectable()
export class GetCardHistory {
  constructor(private readonly transactions: Transactions) {}

  /** `next`: where the next page goes on. @throws AppError resource.not-found */
  async run(
    { personId }: Actor,
    cardId: string,
    page: { before: number | undefined; limit: number },
  ): Promise<{ items: CardEvent[]; next: number | null }> {
    return this.transactions.run(async (tx) => {
      if (!(await tx.existsBy(CardRow, { id: cardId, personId }))) throw new AppError('resource.not-found');
      const now = await databaseNow(tx);
      const rows = await actsOfCard(tx, cardId, { ...page, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      return {
        items: shown.map((row) => eventOf(row, now)),
        next: rows.length > page.limit ? shown.at(-1)!.seq : null,
      };
    });
  }
}

function eventOf(row: PastActRow, now: Date): CardEvent {
  const isTold = row.feedback === null || isShown(row.feedback, 'score', { endedAt: row.endedAt, now });
  const told = <T>(value: T | null) => (isTold ? value : null);
  return {
    id: row.id,
    act: row.act,
    state: row.state,
    at: row.reviewedAt,
    undoneAt: row.undoneAt,
    session: row.sessionId === null ? null : { id: row.sessionId, title: row.sessionTitle },
    isTold,
    verdict: told(row.verdict),
    score: told(row.score),
    rating: told(row.rating),
    elapsedMs: row.elapsedMs,
    setDueAt: row.setDueAt,
    before: told(row.stateBefore && memoryOf(row.stateBefore)),
    after: told(row.stateAfter && memoryOf(row.stateAfter)),
    isReplaced: row.replaced,
  };
}

const memoryOf = ({ state, stability, difficulty, dueAt, scheduledDays }: CardState): Memory => ({
  state,
  stability,
  difficulty,
  dueAt,
  intervalDays: scheduledDays,
});
