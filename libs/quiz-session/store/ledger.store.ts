import type { Tx } from '@app/database/tx.js';
import type { Segment } from '../domain/ledger.js';

export async function appendSegment(tx: Tx, sessionId: string, segment: Segment): Promise<void> {
  await tx.query(
    `insert into session_segments (session_id, number, kind, at, amount_ms, actor_id, reason)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from session_segments where session_id = $1`,
    [sessionId, segment.kind, segment.at, segment.amountMs ?? null, segment.actorId ?? null, segment.reason ?? null],
  );
}

/** An entry of the ledger, with the name of whoever made it. */
export type NamedSegment = Segment & { actorName: string | null };

/** A sitting's ledger, in the order in which it was written. */
export async function listSegments(tx: Tx, sessionId: string): Promise<NamedSegment[]> {
  return tx
    .query<NamedSegment[]>(
      `select s.kind, s.at, s.amount_ms as "amountMs", s.actor_id as "actorId", s.reason, p.display_name as "actorName"
       from session_segments s left join people p on p.id = s.actor_id
      where s.session_id = $1 order by s.number`,
      [sessionId],
    )
    .then((rows) => rows.map((row) => ({ ...row, amountMs: row.amountMs ?? undefined })));
}
