import type { Tx } from '@app/database/tx.js';
import type { Content } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import { filterSql, filterValues, type AuthoringFilter } from '../authoring.store.js';

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
  return tx.query<ExportedQuestion[]>(
    `select q.slug, q.level, v.content,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
       ${filterSql}
      order by q.slug
      limit $7`,
    [...filterValues(filter, page.afterSlug), page.limit],
  );
}

/** Whether any of these questions shows an image. */
export async function anyImages(tx: Tx, filter: AuthoringFilter): Promise<boolean> {
  const [row] = await tx.query<{ shows: boolean }[]>(
    `select exists (select 1 ${filterSql} and exists (select from version_images i where i.version_id = v.id)) as shows`,
    filterValues(filter, undefined),
  );
  return row!.shows;
}
