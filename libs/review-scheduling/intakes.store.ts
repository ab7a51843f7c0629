import type { Tx } from '@app/database/tx.js';

/** True for the one transaction that may turn a sitting's items into reviews. */
export async function claimIntake(tx: Tx, sessionId: string): Promise<boolean> {
  const claimed = await tx.query<unknown[]>(
    `insert into session_intakes (session_id) values ($1) on conflict do nothing returning 1`,
    [sessionId],
  );
  return claimed.length === 1;
}

export async function isTakenIn(tx: Tx, sessionId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select 1 from session_intakes where session_id = $1`, [sessionId]);
  return rows.length === 1;
}
