import type { Tx } from '@app/database/tx.js';
import type { AuthoringFilter } from '../domain/bank-filter.js';
import type { BulkSubject } from '../domain/bulk.js';
import { bankSearch, isFound, Values } from '../search/bank-search.store.js';

export type BulkQuestion = BulkSubject & { id: string; slug: string };

const columns = `
  q.id, q.slug, q.level, q.owner_id as "ownerId", q.merged_into is not null as "isMerged",
  array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics,
  array(select e.person_id from question_editors e where e.question_id = q.id order by e.person_id) as "editorIds",
  jsonb_build_object('number', v.number, 'state', v.state, 'contentHash', v.content_hash, 'content', v.content) as newest,
  (select jsonb_build_object('number', p.number, 'contentHash', p.content_hash)
     from question_versions p where p.question_id = q.id and p.number = q.published_number) as published`;

/** Questions that a filter finds, in the order of their slugs; of those, only `ids` where some are given. */
export async function subjectsFound(
  tx: Tx,
  { ids, ...filter }: AuthoringFilter & { ids?: string[] | undefined },
  page: { limit: number; afterSlug: string | undefined },
): Promise<BulkQuestion[]> {
  const values = new Values();
  const conditions = [
    isFound(await bankSearch(tx, filter), values),
    ...(ids ? [`s.question_id = any(${values.add(ids)}::uuid[])`] : []),
    ...(page.afterSlug === undefined ? [] : [`s.slug > ${values.add(page.afterSlug)}`]),
  ];
  return tx.query<BulkQuestion[]>(
    `select ${columns}
       from question_search s
       join questions q on q.id = s.question_id
       join question_versions v on v.question_id = s.question_id and v.number = s.number
      where ${conditions.join(' and ')}
      order by s.slug limit ${values.add(page.limit)}`,
    values.all,
  );
}

/** These questions, locked, so that their versions are moved one act at a time. */
export async function lockSubjects(tx: Tx, ids: readonly string[]): Promise<Map<string, BulkQuestion>> {
  await tx.query(`select from questions where id = any($1) order by id for update`, [ids]);
  const rows = await tx.query<BulkQuestion[]>(
    `select ${columns}
       from questions q
       join lateral (
         select * from question_versions v where v.question_id = q.id order by v.number desc limit 1
       ) v on true
      where q.id = any($1) and q.private_to is null`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
