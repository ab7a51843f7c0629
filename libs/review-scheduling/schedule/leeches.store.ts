import type { Tx } from '@app/database/tx.js';

export interface LeechChange {
  cardId: string;
  /** When it lapsed too often; null: its mark goes, and its suspension where that was the cause. */
  leechAt: Date | null;
  suspend: boolean;
}

/** Marks cards as leeches, or no more; a suspension by the person stays as it is. One statement however many. */
export async function writeLeeches(tx: Tx, changes: readonly LeechChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `update cards c
        set leech_at = l."leechAt",
            suspended_at = case when l."leechAt" is null and c.suspended_by = 'leech' then null
                                when l.suspend then coalesce(c.suspended_at, l."leechAt") else c.suspended_at end,
            suspended_by = case when l."leechAt" is null and c.suspended_by = 'leech' then null
                                when l.suspend then coalesce(c.suspended_by, 'leech') else c.suspended_by end
       from jsonb_to_recordset($1::jsonb) as l ("cardId" uuid, "leechAt" timestamptz, suspend boolean)
      where c.id = l."cardId"`,
    [JSON.stringify(changes)],
  );
}
