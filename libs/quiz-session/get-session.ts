import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { questionView, type QuestionView } from '@app/question-bank/question-view.js';
import { closeSession } from './close-session.js';
import { remainingMs } from './domain/ledger.js';
import type { QuizSessionRow } from './sessions.rows.js';
import { findSession, listItems, listSegments } from './sessions.store.js';

export interface SittingView {
  id: string;
  state: QuizSessionRow['state'];
  seed: string;
  startedAt: Date;
  deadlineAt: Date | null;
  finishedAt: Date | null;
  finishCause: QuizSessionRow['finishCause'];
  graceMs: number;
  serverNow: Date;
  remainingMs: number;
  count: number;
  minutes: number;
  topics: string[];
  score: number | null;
  maxScore: number | null;
  items: {
    position: number;
    question: QuestionView;
    response: unknown;
    revision: number;
    flagged: boolean;
    timeSpentMs: number;
  }[];
}

/** A sitting as its candidate sees it, on any device. Reading one whose time is over ends it. */
@Injectable()
export class GetSession {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, for another person's sitting too */
  async run(actor: Actor, sessionId: string): Promise<SittingView> {
    return this.transactions.run(async (tx) => {
      const session = await ownSession(tx, actor, sessionId);
      const items = await listItems(tx, sessionId);
      const now = await databaseNow(tx);
      const running = session.state === 'running' || session.state === 'paused';
      const left = running ? remainingMs(await listSegments(tx, sessionId), session.limitMs, now) : 0;
      return {
        ...headOf(session),
        serverNow: now,
        remainingMs: left,
        items: items.map((item) => ({
          position: item.position,
          question: questionView({ ...item, id: item.questionId }),
          response: item.response,
          revision: item.revision ?? 0,
          flagged: item.flagged,
          timeSpentMs: item.timeSpentMs,
        })),
      };
    });
  }
}

/** The caller's sitting, ended first where its time is over. @throws AppError resource.not-found */
export async function ownSession(tx: Tx, actor: Actor, sessionId: string): Promise<QuizSessionRow> {
  const session = await findSession(tx, sessionId);
  if (session?.personId !== actor.personId) throw new AppError('resource.not-found');
  if (session.state !== 'running') return session;
  const closed = await closeSession(tx, sessionId, { cause: 'deadline' });
  return closed ? (await findSession(tx, sessionId))! : session;
}

function headOf(session: QuizSessionRow) {
  const { count, minutes, topics } = session.choice;
  return {
    id: session.id,
    state: session.state,
    seed: session.seed,
    startedAt: session.startedAt,
    deadlineAt: session.deadlineAt,
    finishedAt: session.finishedAt,
    finishCause: session.finishCause,
    graceMs: session.graceMs,
    count,
    minutes,
    topics,
    score: session.score,
    maxScore: session.maxScore,
  };
}
