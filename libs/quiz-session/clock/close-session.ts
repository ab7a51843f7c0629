import type { Tx } from '@app/database/tx.js';
import { shownLaterAt } from '@app/interview-template/domain/plan.js';
import { announce, enqueue } from '@app/queue/outbox.js';
import type { Segment } from '../domain/ledger.js';
import { freezeAnswers } from '../store/items.store.js';
import { appendSegment } from '../store/ledger.store.js';
import { endSession, findSession, keepAnswersUntil } from '../store/sessions.store.js';
import { leaveItem, writeOpen } from '../store/visits.store.js';

export type End =
  | { cause: 'candidate'; actorId: string }
  | { cause: 'deadline' }
  | { cause: 'instructor'; actorId: string; reason: string };

/**
 * Ends a sitting in this transaction, freezes its drafts and asks for its grades. Whoever calls, however often, it
 * happens once: the guarded update lets one through.
 * @returns whether this call was the one.
 */
export async function closeSession(tx: Tx, sessionId: string, end: End): Promise<boolean> {
  const ended = await endSession(tx, sessionId, end.cause);
  if (!ended) return false;
  const { personId, finishedAt, feedback, tracked } = ended;
  if (tracked) await leaveOpenItem(tx, sessionId, finishedAt);
  await freezeAnswers(tx, sessionId, finishedAt);
  await appendSegment(tx, sessionId, entryOf(end, finishedAt));
  if (feedback.key === 'later') await keepAnswersUntil(tx, sessionId, shownLaterAt(feedback, finishedAt));
  await enqueue(tx, 'session.grade', { sessionId });
  announce(tx, [{ type: 'session.finished', personId, id: sessionId }]);
  return true;
}

async function leaveOpenItem(tx: Tx, sessionId: string, at: Date): Promise<void> {
  const session = (await findSession(tx, sessionId))!;
  await leaveItem(tx, session, at);
  await writeOpen(tx, sessionId, { position: session.openPosition, openedAt: null });
}

function entryOf(end: End, at: Date): Segment {
  switch (end.cause) {
    case 'candidate':
      return { kind: 'finished', at, actorId: end.actorId };
    case 'deadline':
      return { kind: 'expired', at };
    case 'instructor':
      return { kind: 'terminated', at, actorId: end.actorId, reason: end.reason };
  }
}
