import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { closeSession } from './close-session.js';
import { appendSegment } from '../store/ledger.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { findSession, lockSession, writeClock } from '../store/sessions.store.js';
import { writeOpen } from '../store/visits.store.js';

/**
 * Brings a sitting up to now, by the database's clock: a break that is over has ended, a deadline that is over has
 * ended the sitting. Whoever reads a sitting does it, the sweep and the delayed job do it for those nobody reads.
 */
export async function keepTime(tx: Tx, session: QuizSessionRow): Promise<QuizSessionRow> {
  const now = await databaseNow(tx);
  const isBreakOver = session.state === 'paused' && session.pausedUntil !== null && session.pausedUntil <= now;
  const current = isBreakOver ? await endBreak(tx, session.id) : session;
  if (current.state !== 'running' || !isOver(current, now)) return current;
  await closeSession(tx, current.id, { cause: 'deadline' });
  return (await findSession(tx, current.id))!;
}

/** The same for a sitting that was not read yet. */
export async function keepTimeOf(tx: Tx, sessionId: string): Promise<void> {
  const session = await findSession(tx, sessionId);
  if (session) await keepTime(tx, session);
}

const isOver = ({ deadlineAt, graceMs }: QuizSessionRow, now: Date): boolean =>
  deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceMs;

/** The clock goes on from when the break was to end, whenever that is noticed; the deadline was counted from there. */
async function endBreak(tx: Tx, sessionId: string): Promise<QuizSessionRow> {
  const session = (await lockSession(tx, sessionId))!;
  const { state, pausedUntil, deadlineAt } = session;
  if (state !== 'paused' || pausedUntil === null || pausedUntil > (await databaseNow(tx))) return session;
  await appendSegment(tx, sessionId, { kind: 'resumed', at: pausedUntil, reason: 'The break was over' });
  await writeClock(tx, sessionId, { state: 'running', deadlineAt, pausedBy: null, pausedUntil: null });
  if (session.tracked && session.openPosition !== null) {
    await writeOpen(tx, sessionId, { position: session.openPosition, openedAt: pausedUntil });
  }
  announce(tx, [{ type: 'session.resumed', personId: session.personId, id: sessionId }]);
  return (await findSession(tx, sessionId))!;
}
