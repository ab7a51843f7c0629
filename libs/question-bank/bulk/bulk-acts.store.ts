import type { Tx } from '@app/database/tx.js';
import type { BulkAct, BulkOutcome, BulkState, BulkValue, BulkVerdict } from '../domain/bulk.js';
import { BulkActItemRow, BulkActRow } from './bulk-acts.rows.js';

export async function insertBulkAct(
  tx: Tx,
  { personId, act, filter }: Pick<BulkActRow, 'personId' | 'act' | 'filter'>,
): Promise<string> {
  const [made] = await tx.query<[{ id: string }]>(
    `insert into bulk_acts (person_id, act, filter) values ($1, $2, $3) returning id`,
    [personId, JSON.stringify(act), JSON.stringify(filter)],
  );
  return made.id;
}

export type NewItem = Pick<
  BulkActItemRow,
  'position' | 'questionId' | 'slug' | 'verdict' | 'reason' | 'before' | 'after'
>;

export async function insertItems(tx: Tx, bulkId: string, items: readonly NewItem[]): Promise<void> {
  await tx.query(
    `insert into bulk_act_items (bulk_id, position, question_id, slug, verdict, reason, before, after)
     select $1, position, "questionId", slug, verdict, reason, before, after
       from jsonb_to_recordset($2::jsonb) as item
         (position int, "questionId" uuid, slug text, verdict text, reason text, before jsonb, after jsonb)`,
    [bulkId, JSON.stringify(items)],
  );
}

export async function findBulkAct(tx: Tx, id: string): Promise<BulkActRow | null> {
  return tx.findOneBy(BulkActRow, { id });
}

export async function lockBulkAct(tx: Tx, id: string): Promise<BulkActRow | null> {
  return tx.findOne(BulkActRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function setBulkState(tx: Tx, id: string, state: BulkState): Promise<void> {
  await tx.query(`update bulk_acts set state = $2, changed_at = clock_timestamp() where id = $1`, [id, state]);
}

/** A preview is of its day: what is older says little of what is there now. */
export async function forgetPreviews(tx: Tx, personId: string): Promise<void> {
  await tx.query(
    `delete from bulk_acts
      where person_id = $1 and state = 'previewed' and created_at < clock_timestamp() - interval '1 day'`,
    [personId],
  );
}

export async function newestBulkActs(tx: Tx, personId: string, limit: number): Promise<BulkActRow[]> {
  return tx.find(BulkActRow, { where: { personId }, order: { createdAt: 'DESC' }, take: limit });
}

export interface BulkCounts {
  byVerdict: Record<BulkVerdict, number>;
  byOutcome: Record<BulkOutcome, number>;
}

/** How many items each of these acts has, by what is to become of them and what has. */
export async function countItems(tx: Tx, ids: readonly string[]): Promise<Map<string, BulkCounts>> {
  const rows = await tx.query<{ id: string; verdict: BulkVerdict; outcome: BulkOutcome | null; count: number }[]>(
    `select bulk_id as id, verdict, outcome, count(*)::int as count
       from bulk_act_items where bulk_id = any($1) group by bulk_id, verdict, outcome`,
    [ids],
  );
  const counts = new Map<string, BulkCounts>(ids.map((id) => [id, noItems()]));
  for (const { id, verdict, outcome, count } of rows) {
    const of = counts.get(id)!;
    of.byVerdict[verdict] += count;
    if (outcome) of.byOutcome[outcome] += count;
  }
  return counts;
}

const noItems = (): BulkCounts => ({
  byVerdict: { change: 0, unchanged: 0, refused: 0 },
  byOutcome: { done: 0, left: 0, undone: 0, kept: 0 },
});

export async function listItems(
  tx: Tx,
  bulkId: string,
  page: { verdict: BulkVerdict | undefined; after: number; limit: number },
): Promise<BulkActItemRow[]> {
  const verdict = page.verdict ? `and verdict = $4` : '';
  return tx.query<BulkActItemRow[]>(
    `select position, question_id as "questionId", slug, verdict, reason, before, after, outcome
       from bulk_act_items where bulk_id = $1 and position > $2 ${verdict} order by position limit $3`,
    [bulkId, page.after, page.limit, ...(page.verdict ? [page.verdict] : [])],
  );
}

/** Changes that have come so far and no further: null, not yet done; `done`, not yet undone. */
export async function itemsAt(
  tx: Tx,
  bulkId: string,
  outcome: 'done' | null,
  limit: number,
): Promise<Pick<BulkActItemRow, 'position' | 'questionId' | 'before' | 'after'>[]> {
  return tx.query(
    `select position, question_id as "questionId", before, after
       from bulk_act_items
      where bulk_id = $1 and verdict = 'change' and outcome is not distinct from $2
      order by position limit $3`,
    [bulkId, outcome, limit],
  );
}

export async function setOutcomes(
  tx: Tx,
  bulkId: string,
  outcomes: readonly { position: number; outcome: BulkOutcome }[],
): Promise<void> {
  await tx.query(
    `update bulk_act_items i set outcome = o.outcome
       from jsonb_to_recordset($2::jsonb) as o (position int, outcome text)
      where i.bulk_id = $1 and i.position = o.position`,
    [bulkId, JSON.stringify(outcomes)],
  );
}

export type { BulkAct, BulkValue };
