import type { Tx } from '@app/database/tx.js';
import type { Kind } from './domain/content.js';
import type { Level } from './domain/taxonomy.js';
import type { VersionState } from './domain/workflow.js';

export interface AuthoringFilter {
  state?: VersionState | undefined;
  topic?: string | undefined;
  level?: Level | undefined;
  kind?: Kind | undefined;
  q?: string | undefined;
}

/** A question in the instructors' list: as its newest version stands. */
export interface AuthoredQuestion {
  id: string;
  slug: string;
  topics: string[];
  level: Level;
  kind: Kind;
  state: VersionState;
  latestVersion: number;
  publishedVersion: number | null;
  updatedAt: Date;
  prompt: string;
  /** Threads on the newest version that nobody has resolved. */
  openComments: number;
}

/** SQL: threads on version `v` that nobody has resolved. */
export const openCommentsSql = `(select count(*)::int from version_comments c
              where c.version_id = v.id and c.reply_to is null and c.resolved_at is null)`;

/** SQL: newest versions `v` of questions `q` that fit a filter, after a slug; `$1` to `$6` are `filterValues`. */
export const filterSql = `
       from questions q
       join lateral (
         select * from question_versions v where v.question_id = q.id order by v.number desc limit 1
       ) v on true
      where q.private_to is null
        and ($1::text is null or q.slug > $1)
        and ($2::text is null or v.state = $2)
        and ($3::text is null or q.level = $3)
        and ($4::text is null or v.kind = $4)
        and ($5::text is null or exists (
              select 1 from question_topics t where t.question_id = q.id and t.topic_slug = $5))
        and ($6::text is null or strpos(lower(q.slug || ' ' || coalesce(v.content ->> 'prompt', v.content ->> 'front')), lower($6)) > 0)`;

export const filterValues = (filter: AuthoringFilter, afterSlug: string | undefined): unknown[] => [
  afterSlug ?? null,
  filter.state ?? null,
  filter.level ?? null,
  filter.kind ?? null,
  filter.topic ?? null,
  filter.q ?? null,
];

/** Questions in the order of their slugs, after `afterSlug`. */
export async function listAuthored(
  tx: Tx,
  filter: AuthoringFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<AuthoredQuestion[]> {
  return tx.query<AuthoredQuestion[]>(
    `select q.id, q.slug, q.level, q.published_number as "publishedVersion", v.number as "latestVersion", v.kind, v.state,
            v.updated_at as "updatedAt", ${openCommentsSql} as "openComments", left(coalesce(v.content ->> 'prompt', v.content ->> 'front'), 300) as prompt,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
       ${filterSql}
      order by q.slug
      limit $7`,
    [...filterValues(filter, page.afterSlug), page.limit],
  );
}

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
