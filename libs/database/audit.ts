import type { Actor } from '@app/kernel/actor.js';
import type { Tx } from './tx.js';

export interface Act {
  /** `noun.verb-in-the-past`. */
  action: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}

/** Records an act in the transaction that does it. */
export async function audit(tx: Tx, actor: Actor, act: Act): Promise<void> {
  await auditAll(tx, actor, [act]);
}

/** Records many acts, in their order, in one statement. */
export async function auditAll(tx: Tx, actor: Actor, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  await tx.query(
    `insert into audit_entries (actor_id, action, subject_id, before, after)
     select $1, action, "subjectId", before, after
       from jsonb_to_recordset($2::jsonb) as act (action text, "subjectId" text, before jsonb, after jsonb)`,
    [actor.personId, JSON.stringify(acts)],
  );
}
