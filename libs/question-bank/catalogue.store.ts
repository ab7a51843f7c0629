import type { Tx } from '@app/database/tx.js';
import type { Content, Kind } from './domain/content.js';
import type { Level } from './domain/taxonomy.js';
import { versionFor } from './visibility.js';

/** A question as it is published now. */
export interface PublishedQuestion {
  id: string;
  slug: string;
  level: Level;
  topics: string[];
  versionId: string;
  version: number;
  content: Content;
}

export interface QuestionFilter {
  track?: string | undefined;
  topic?: string | undefined;
  level?: Level | undefined;
  kind?: Kind | undefined;
  /** Words to find in slug or prompt. */
  q?: string | undefined;
}

const selected = `
  select q.id, q.slug, q.level, v.id as "versionId", v.number as version, v.content,
         array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
    from questions q`;

const published = `${selected}
    join question_versions v on v.question_id = q.id and v.number = q.published_number`;

/** Published questions in the order of their slugs, after `afterSlug`. */
export async function listPublished(
  tx: Tx,
  filter: QuestionFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<PublishedQuestion[]> {
  return tx.query<PublishedQuestion[]>(
    `${published}
      where ($1::text is null or q.slug > $1)
        and ($2::text is null or q.level = $2)
        and ($3::text is null or v.kind = $3)
        and ($4::text is null or exists (
              select 1 from question_topics t where t.question_id = q.id and t.topic_slug = $4))
        and ($5::text is null or exists (
              select 1 from question_topics t join topics on topics.slug = t.topic_slug
               where t.question_id = q.id and topics.track_slug = $5))
        and ($6::text is null or strpos(lower(q.slug || ' ' || coalesce(v.content ->> 'prompt', v.content ->> 'front')), lower($6)) > 0)
      order by q.slug
      limit $7`,
    [
      page.afterSlug ?? null,
      filter.level ?? null,
      filter.kind ?? null,
      filter.topic ?? null,
      filter.track ?? null,
      filter.q ?? null,
      page.limit,
    ],
  );
}

/** A question that a person may be asked: a published one, or one of their own. */
export async function findVisible(
  tx: Tx,
  personId: string,
  by: { id: string } | { slug: string },
): Promise<PublishedQuestion | undefined> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['slug', by.slug];
  const [found] = await tx.query<PublishedQuestion[]>(
    `${selected} join question_versions v on ${versionFor('$2')} where q.${column} = $1`,
    [value, personId],
  );
  return found;
}

export interface TopicCount {
  track: string;
  trackTitle: string;
  topic: string;
  topicTitle: string;
  entry: number;
  mid: number;
  senior: number;
}

/** Every topic in its place, with its number of published questions per level. */
export async function countByTopic(tx: Tx): Promise<TopicCount[]> {
  return tx.query<TopicCount[]>(
    `select tracks.slug as track, tracks.title as "trackTitle", topics.slug as topic, topics.title as "topicTitle",
            (count(q.id) filter (where q.level = 'entry'))::int as entry,
            (count(q.id) filter (where q.level = 'mid'))::int as mid,
            (count(q.id) filter (where q.level = 'senior'))::int as senior
       from tracks
       join topics on topics.track_slug = tracks.slug
       left join question_topics qt on qt.topic_slug = topics.slug
       left join questions q on q.id = qt.question_id and q.published_number is not null
      group by tracks.slug, topics.slug
      order by tracks.position, topics.position`,
  );
}
