import type { Tx } from '@app/database/tx.js';
import type { Tick, TickedItem } from '../domain/checklist.js';

/** What was ticked of a version while its content was this. */
export async function ticksOf(tx: Tx, versionId: string, contentHash: string): Promise<Map<TickedItem, Tick>> {
  const rows = await tx.query<({ item: TickedItem } & Tick)[]>(
    `select item, checked_by as by, checked_at as at from version_checks where version_id = $1 and content_hash = $2`,
    [versionId, contentHash],
  );
  return new Map(rows.map(({ item, by, at }) => [item, { by, at }]));
}

/** Has exactly these items ticked. Who ticked one before stays who did. */
export async function writeTicks(
  tx: Tx,
  { versionId, contentHash, by }: { versionId: string; contentHash: string; by: string },
  items: readonly TickedItem[],
): Promise<void> {
  await tx.query(`delete from version_checks where version_id = $1 and (item <> all($2) or content_hash <> $3)`, [
    versionId,
    items,
    contentHash,
  ]);
  await tx.query(
    `insert into version_checks (version_id, item, content_hash, checked_by)
     select $1, unnest($2::text[]), $3, $4 on conflict do nothing`,
    [versionId, items, contentHash, by],
  );
}
