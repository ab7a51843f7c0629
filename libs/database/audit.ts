import type { Actor } from '@app/kernel/actor.js';
import type { Tx } from './tx.js';

interface Act {
  action: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}

/** Records an act in the transaction that does it. */
export async function audit(tx: Tx, actor: Actor, { action, subjectId, before, after }: Act): Promise<void> {
  await tx.query(
    `insert into audit_entries (actor_id, action, subject_id, before, after) values ($1, $2, $3, $4, $5)`,
    [actor.personId, action, subjectId, JSON.stringify(before ?? null), JSON.stringify(after ?? null)],
  );
}
