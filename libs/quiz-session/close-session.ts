import type { Tx } from '@app/database/tx.js';
import { announce, enqueue } from '@app/queue/outbox.js';
import { appendSegment, endSession } from './sessions.store.js';

/**
 * Ends a sitting in this transaction, freezes its drafts and asks for its grades. Whoever calls, however often, it
 * happens once: the guarded update lets one through.
 * @returns whether this call was the one.
 */
export async function closeSession(
  tx: Tx,
  sessionId: string,
  end: { cause: 'candidate'; actorId: string } | { cause: 'deadline' },
): Promise<boolean> {
  const ended = await endSession(tx, sessionId, end.cause);
  if (!ended) return false;
  const kind = end.cause === 'candidate' ? 'finished' : 'expired';
  const actorId = end.cause === 'candidate' ? end.actorId : null;
  await appendSegment(tx, sessionId, { kind, at: ended.finishedAt, actorId });
  await enqueue(tx, 'session.grade', { sessionId });
  announce(tx, [{ type: 'session.finished', personId: ended.personId, id: sessionId }]);
  return true;
}
