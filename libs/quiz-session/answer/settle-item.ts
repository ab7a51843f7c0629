import type { Tx } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { announce, enqueue } from '@app/queue/outbox.js';
import { totalOf, writeSelfCriteria, writeVerdict } from '../store/items.store.js';
import { lockSession, markGraded } from '../store/sessions.store.js';

interface Settlement {
  sessionId: string;
  position: number;
  verdict: Verdict;
  score: number;
  /** Where the candidate said it. */
  selfCriteria?: string[];
  /** Whether the item's card is to hear of it. */
  review: boolean;
}

/**
 * Gives an item of a graded sitting the grade that a person came to; the sitting's score follows. The caller has locked
 * the sitting and seen that it is graded.
 */
export async function settleItem(tx: Tx, settlement: Settlement): Promise<void> {
  const { sessionId, position, selfCriteria, review } = settlement;
  const session = (await lockSession(tx, sessionId))!;
  if (selfCriteria) await writeSelfCriteria(tx, { sessionId, position, criteria: selfCriteria });
  await writeVerdict(tx, settlement);
  await markGraded(tx, sessionId, await totalOf(tx, sessionId));
  await enqueue(tx, 'session.count', { sessionId });
  if (review) await enqueue(tx, 'item.review', { sessionId, position });
  announce(tx, [{ type: 'session.assessed', personId: session.personId, id: sessionId }]);
}

/** Keeps what the candidate says of their own answer beside its grade, which it leaves as it is. */
export async function noteSelfAssessment(
  tx: Tx,
  note: { sessionId: string; position: number; criteria: string[] },
): Promise<void> {
  await writeSelfCriteria(tx, note);
}
