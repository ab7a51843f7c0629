import type { Tx } from '@app/database/tx.js';

/** A sitting as it ended, once or after it was reopened. */
interface EndedSitting {
  sessionId: string;
  opening: number;
}

/** True for the one transaction that may turn a sitting's items into reviews. */
export async function claimIntake(tx: Tx, { sessionId, opening }: EndedSitting): Promise<boolean> {
  const claimed = await tx.query<unknown[]>(
    `insert into session_intakes (session_id, opening) values ($1, $2) on conflict do nothing returning 1`,
    [sessionId, opening],
  );
  return claimed.length === 1;
}

export async function isTakenIn(tx: Tx, { sessionId, opening }: EndedSitting): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select 1 from session_intakes where session_id = $1 and opening = $2`, [
    sessionId,
    opening,
  ]);
  return rows.length === 1;
}
