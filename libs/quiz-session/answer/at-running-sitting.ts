import { databaseNow } from '@app/database/clock.js';
import type { Transactions, Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { lockCurrent } from '../clock/clock-acts.js';
import { ownSession } from '../clock/own-session.js';
import { acceptAnswer } from '../domain/accept-answer.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';

/**
 * Does something to the caller's sitting while it runs, locked against everything else.
 * @throws AppError resource.not-found, session.late, session.finished, session.not-running
 */
export async function atRunningSitting(
  transactions: Transactions,
  { actor, sessionId }: { actor: Actor; sessionId: string },
  work: (tx: Tx, session: QuizSessionRow, now: Date) => Promise<void>,
): Promise<void> {
  // Brought up to now in a transaction of its own: a refusal must not take that back.
  await transactions.run((tx) => ownSession(tx, actor, sessionId));
  await transactions.run(async (tx) => {
    const session = await lockCurrent(tx, sessionId);
    const now = await databaseNow(tx);
    const decision = acceptAnswer(session, now);
    if (!decision.accept) throw new AppError(decision.code);
    await work(tx, session, now);
  });
}
