import type { Tx } from '@app/database/tx.js';

/** Notes that a page was heard of now; says when it was before. */
export async function takePulse(tx: Tx, sessionId: string): Promise<{ now: Date; heardAt: Date | null }> {
  const [before] = await tx.query<{ heardAt: Date }[]>(
    `select heard_at as "heardAt" from session_pulses where session_id = $1 for update`,
    [sessionId],
  );
  const [row] = await tx.query<[{ now: Date }]>(
    `insert into session_pulses (session_id, heard_at) values ($1, clock_timestamp())
     on conflict (session_id) do update set heard_at = excluded.heard_at returning heard_at as now`,
    [sessionId],
  );
  return { now: row.now, heardAt: before?.heardAt ?? null };
}
