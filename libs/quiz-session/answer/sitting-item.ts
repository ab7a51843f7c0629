import type { Tx } from '@app/database/tx.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import { listItems, type SittingItem } from '../store/items.store.js';
import type { SittingState } from '../domain/accept-answer.js';
import { lockSession } from '../store/sessions.store.js';

/** An item with what its sitting says of it, keys included. */
export interface SittingItemFacts extends SittingItem {
  sessionId: string;
  personId: string;
  state: SittingState;
  opening: number;
  plan: Plan;
  finishedAt: Date | null;
  verdict: Verdict | null;
}

/** One item of a sitting, which is locked against every other change. Undefined where there is none. */
export async function lockSittingItem(
  tx: Tx,
  sessionId: string,
  position: number,
): Promise<SittingItemFacts | undefined> {
  const session = await lockSession(tx, sessionId);
  const item = (await listItems(tx, sessionId)).find((one) => one.position === position);
  if (!session || !item) return undefined;
  const { personId, state, opening, plan, finishedAt } = session;
  return { ...item, sessionId, personId, state, opening, plan, finishedAt };
}
