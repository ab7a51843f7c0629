import type { Tx } from '@app/database/tx.js';

export interface AuditFilter {
  subjectId?: string | undefined;
  actorId?: string | undefined;
  /** An action, or its noun alone. */
  action?: string | undefined;
  /** Actions of these nouns only; undefined: of all. */
  nouns?: readonly string[] | undefined;
}

export interface AuditEntry {
  id: string;
  at: Date;
  actorId: string;
  actorName: string | null;
  action: string;
  subjectId: string;
  before: unknown;
  after: unknown;
}

/** The newest first, before the entry `beforeId`. */
export async function listAudit(
  tx: Tx,
  { subjectId, actorId, action, nouns }: AuditFilter,
  page: { limit: number; beforeId: string | undefined },
): Promise<AuditEntry[]> {
  const values: unknown[] = [page.limit];
  const given = (value: unknown) => `$${values.push(value)}`;
  // Only what is asked for is in the statement: each filter has its index.
  const conditions = [
    page.beforeId !== undefined && `e.id < ${given(page.beforeId)}::bigint`,
    subjectId !== undefined && `e.subject_id = ${given(subjectId)}`,
    actorId !== undefined && `e.actor_id = ${given(actorId)}`,
    action?.includes('.') && `e.action = ${given(action)}`,
    action && !action.includes('.') && `split_part(e.action, '.', 1) = ${given(action)}`,
    nouns && `split_part(e.action, '.', 1) = any(${given(nouns)}::text[])`,
  ].filter((condition) => typeof condition === 'string');
  return tx.query<AuditEntry[]>(
    `select e.id, e.at, e.actor_id as "actorId", p.display_name as "actorName", e.action, e.subject_id as "subjectId",
            e.before, e.after
       from audit_entries e left join people p on p.id = e.actor_id
      where ${conditions.join(' and ') || 'true'}
      order by e.id desc limit $1`,
    values,
  );
}
