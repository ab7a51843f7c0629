import type { Tx } from '@app/database/tx.js';
import { filterSql, filterValues, type AuthoringFilter } from '../authoring.store.js';
import type { BulkSubject } from '../domain/bulk.js';

export type BulkQuestion = BulkSubject & { id: string; slug: string };

const columns = `
  q.id, q.slug, q.level, q.owner_id as "ownerId",
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
  return tx.query<BulkQuestion[]>(
    `select ${columns} ${filterSql} and ($8::uuid[] is null or q.id = any($8)) order by q.slug limit $7`,
    [...filterValues(filter, page.afterSlug), page.limit, ids ?? null],
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
