import type { Tx } from '@app/database/tx.js';
import type { Level } from './domain/taxonomy.js';
import type { VersionState } from './domain/workflow.js';

/** SQL: threads on version `v` that nobody has resolved. */
export const openCommentsSql = `(select count(*)::int from version_comments c
              where c.version_id = v.id and c.reply_to is null and c.resolved_at is null)`;

export interface PackState {
  id: string;
  slug: string;
  level: Level;
  topics: string[];
  contentHash: string;
  state: VersionState;
  number: number;
  authorId: string;
}

/** What the bank holds of these slugs now, by their newest versions. */
export async function packStates(tx: Tx, slugs: string[]): Promise<PackState[]> {
  return tx.query<PackState[]>(
    `select q.id, q.slug, q.level, v.content_hash as "contentHash", v.state, v.number, v.author_id as "authorId",
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
       from questions q
       join lateral (
         select * from question_versions v where v.question_id = q.id order by v.number desc limit 1
       ) v on true
      where q.slug = any($1)`,
    [slugs],
  );
}

export async function questionTopics(tx: Tx, questionId: string): Promise<string[]> {
  const rows = await tx.query<{ topic: string }[]>(
    `select topic_slug as topic from question_topics where question_id = $1 order by position`,
    [questionId],
  );
  return rows.map((row) => row.topic);
}
