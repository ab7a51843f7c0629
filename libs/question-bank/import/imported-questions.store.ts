import type { Tx } from '@app/database/tx.js';
import type { Content } from '../domain/content.js';

interface NewQuestion {
  id: string;
  slug: string;
  level: string;
  licence: string;
  source: string;
  topics: readonly string[];
}

export async function insertImported(tx: Tx, ownerId: string, questions: readonly NewQuestion[]): Promise<void> {
  await tx.query(
    `insert into questions (id, slug, owner_id, level, licence, source)
     select id, slug, $1, level, licence, source
       from jsonb_to_recordset($2::jsonb) as q (id uuid, slug text, level text, licence text, source text)
      order by slug`,
    [
      ownerId,
      JSON.stringify(questions.map(({ id, slug, level, licence, source }) => ({ id, slug, level, licence, source }))),
    ],
  );
}

export async function insertImportedTopics(tx: Tx, questions: readonly NewQuestion[]): Promise<void> {
  const topics = questions.flatMap(({ id, topics: slugs }) =>
    slugs.map((topic, index) => ({ id, topic, position: index + 1 })),
  );
  await tx.query(
    `insert into question_topics (question_id, topic_slug, position)
     select id, topic, position from jsonb_to_recordset($1::jsonb) as t (id uuid, topic text, position int)`,
    [JSON.stringify(topics)],
  );
}

export interface NewDraft {
  questionId: string;
  content: Content;
  hash: string;
}

/** Each with the number after its question's newest; the numbers, by question. */
export async function insertImportedVersions(
  tx: Tx,
  authorId: string,
  drafts: readonly NewDraft[],
  message: string,
): Promise<Map<string, number>> {
  const rows = await tx.query<{ questionId: string; number: number }[]>(
    `insert into question_versions (question_id, number, kind, content, content_hash, message, author_id)
     select d."questionId",
            1 + coalesce((select max(number) from question_versions o where o.question_id = d."questionId"), 0),
            d.content ->> 'kind', d.content, d.hash, $2, $1
       from jsonb_to_recordset($3::jsonb) as d ("questionId" uuid, content jsonb, hash text)
     returning question_id as "questionId", number`,
    [authorId, message, JSON.stringify(drafts)],
  );
  return new Map(rows.map(({ questionId, number }) => [questionId, number]));
}

/** A version, with the hash of the content that it had when it was written. */
export interface DraftPlace {
  questionId: string;
  number: number;
  hash: string;
}

/** A draft that was removed: what there is no other record of any more. */
export interface TakenDraft {
  questionId: string;
  slug: string;
  number: number;
  content: Content;
  /** Its question went with it. */
  isWhole: boolean;
}

/** Removes those of these versions that are still the newest, drafts, and as they were written. */
export async function deleteDrafts(tx: Tx, places: readonly DraftPlace[]): Promise<TakenDraft[]> {
  const taken = await tx.query<TakenDraft[]>(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as g ("questionId" uuid, number int, hash text)
     ), locked as (
       select q.id, q.slug from questions q where q.id in (select "questionId" from given) order by q.id for update
     )
     select v.question_id as "questionId", l.slug, v.number, v.content, v.number = 1 as "isWhole"
       from given g
       join locked l on l.id = g."questionId"
       join question_versions v on v.question_id = g."questionId" and v.number = g.number
      where v.state = 'draft' and v.content_hash = g.hash and v.revision = 1
        and not exists (select from question_versions o where o.question_id = v.question_id and o.number > v.number)`,
    [JSON.stringify(places)],
  );
  await tx.query(
    `delete from question_versions v using jsonb_to_recordset($1::jsonb) as t ("questionId" uuid, number int)
      where v.question_id = t."questionId" and v.number = t.number`,
    [JSON.stringify(taken.map(({ questionId, number }) => ({ questionId, number })))],
  );
  await tx.query(`delete from questions where id = any($1)`, [
    taken.filter(({ isWhole }) => isWhole).map(({ questionId }) => questionId),
  ]);
  return taken;
}
