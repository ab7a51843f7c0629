import type { Tx } from '@app/database/tx.js';
import type { AuthoringFilter } from '../domain/bank-filter.js';
import type { Content } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import { bankSearch, isFound, Values } from '../search/bank-search.store.js';

/** A question as its newest version stands. */
export interface ExportedQuestion {
  slug: string;
  level: Level;
  topics: string[];
  content: Content;
}

export async function exportPage(
  tx: Tx,
  filter: AuthoringFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<ExportedQuestion[]> {
  const values = new Values();
  const found = isFound(await bankSearch(tx, filter), values);
  return tx.query<ExportedQuestion[]>(
    `select s.slug, q.level, v.content,
            array(select topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
       from question_search s
       join questions q on q.id = s.question_id
       join question_versions v on v.question_id = s.question_id and v.number = s.number
      where ${found} and ${page.afterSlug === undefined ? 'true' : `s.slug > ${values.add(page.afterSlug)}`}
      order by s.slug limit ${values.add(page.limit)}`,
    values.all,
  );
}

/** Whether any of these questions shows an image. */
export async function anyImages(tx: Tx, filter: AuthoringFilter): Promise<boolean> {
  const values = new Values();
  const found = isFound(await bankSearch(tx, filter), values);
  const [row] = await tx.query<{ shows: boolean }[]>(
    `select exists (
       select from question_search s
         join question_versions v on v.question_id = s.question_id and v.number = s.number
         join version_images i on i.version_id = v.id
        where ${found}) as shows`,
    values.all,
  );
  return row!.shows;
}
