import type { Tx } from '@app/database/tx.js';
import { filterSql, filterValues, type AuthoringFilter } from '../authoring.store.js';
import type { ExportedQuestion } from './exported-questions.js';

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
