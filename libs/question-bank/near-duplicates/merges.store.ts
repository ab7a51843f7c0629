import type { Tx } from '@app/database/tx.js';
import type { MergedBefore } from '../domain/merge.js';
import { QuestionMergeRow } from './near-duplicates.rows.js';

export async function setMergedInto(tx: Tx, questionId: string, keptId: string | null): Promise<void> {
  await tx.query(`update questions set merged_into = $2 where id = $1`, [questionId, keptId]);
}

/** Puts a question and all its variants into a group; what they were in before. */
export async function joinGroup(tx: Tx, questionId: string, group: string): Promise<MergedBefore['groups']> {
  return tx.query<MergedBefore['groups']>(
    `with before as (
       select id, variant_group from questions
        where id = $1 or variant_group = (select variant_group from questions where id = $1)
        order by id for no key update
     ), joined as (
       update questions q set variant_group = $2 from before where q.id = before.id
     )
     select id, variant_group as "group" from before where variant_group is distinct from $2::uuid`,
    [questionId, group],
  );
}

/** Takes those questions that are in a group yet out of it. */
export async function leaveGroup(tx: Tx, group: string, before: MergedBefore['groups']): Promise<void> {
  await tx.query(
    `update questions q set variant_group = b."group"
       from jsonb_to_recordset($2::jsonb) as b (id uuid, "group" uuid)
      where q.id = b.id and q.variant_group = $1`,
    [group, JSON.stringify(before)],
  );
}

type NewMerge = Pick<QuestionMergeRow, 'questionId' | 'keptId' | 'way' | 'before' | 'mergedBy'>;

export async function insertMerge(tx: Tx, merge: NewMerge): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into question_merges (question_id, kept_id, way, before, merged_by) values ($1, $2, $3, $4, $5) returning id`,
    [merge.questionId, merge.keptId, merge.way, JSON.stringify(merge.before), merge.mergedBy],
  );
  return row!.id;
}

export async function lockMerge(tx: Tx, id: string): Promise<QuestionMergeRow | null> {
  return tx.findOne(QuestionMergeRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function markUndone(tx: Tx, id: string, undoneBy: string): Promise<void> {
  await tx.query(`update question_merges set undone_by = $2, undone_at = clock_timestamp() where id = $1`, [
    id,
    undoneBy,
  ]);
}

/** What the question asks has to be compared anew: or no longer, while it is made one with another. */
export async function compareAnew(tx: Tx, questionId: string): Promise<void> {
  await tx.query(`insert into question_search_waits values ($1) on conflict do nothing`, [questionId]);
}
