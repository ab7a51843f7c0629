import type { Tx } from '@app/database/tx.js';
import type { Content } from './domain/content.js';

interface NewPrivate {
  id: string;
  topics: string[];
  variantGroup: string | null;
  source: string;
}

export async function insertPrivate(tx: Tx, personId: string, questions: readonly NewPrivate[]): Promise<void> {
  await tx.query(
    `insert into questions (id, slug, owner_id, level, licence, source, variant_group, private_to, private_number)
     select id, 'own-' || id, $1, 'entry', 'Own notes', source, "variantGroup", $1, 1
       from jsonb_to_recordset($2::jsonb) as q (id uuid, source text, "variantGroup" uuid)`,
    [personId, JSON.stringify(questions.map(({ id, source, variantGroup }) => ({ id, source, variantGroup })))],
  );
}

export async function insertPrivateTopics(tx: Tx, questions: readonly NewPrivate[]): Promise<void> {
  const topics = questions.flatMap(({ id, topics: slugs }) =>
    slugs.map((topic, index) => ({ id, topic, position: index + 1 })),
  );
  if (topics.length === 0) return;
  await tx.query(
    `insert into question_topics (question_id, topic_slug, position)
     select id, topic, position from jsonb_to_recordset($1::jsonb) as t (id uuid, topic text, position int)`,
    [JSON.stringify(topics)],
  );
}

interface NewVersion {
  questionId: string;
  versionId: string;
  content: Content;
  hash: string;
}

/** Each with the number after its question's newest. */
export async function insertPrivateVersions(tx: Tx, personId: string, versions: readonly NewVersion[]): Promise<void> {
  await tx.query(
    `insert into question_versions (id, question_id, number, kind, content, content_hash, author_id)
     select v."versionId", v."questionId",
            1 + coalesce((select max(number) from question_versions o where o.question_id = v."questionId"), 0),
            v.content ->> 'kind', v.content, v.hash, $1
       from jsonb_to_recordset($2::jsonb) as v ("versionId" uuid, "questionId" uuid, content jsonb, hash text)
       join questions q on q.id = v."questionId" and q.private_to = $1`,
    [personId, JSON.stringify(versions)],
  );
}

/** Makes versions those that their person gets; what they got before, by question. */
export async function pointToVersions(
  tx: Tx,
  personId: string,
  versions: readonly { questionId: string; versionId: string }[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; before: number }[]>(
    `with before as (
       select id, private_number from questions where private_to = $1 and id = any($2)
     ), pointed as (
       update questions q set private_number = v.number
         from question_versions v where v.id = any($3) and v.question_id = q.id and q.private_to = $1
     )
     select id, private_number as before from before`,
    [personId, versions.map(({ questionId }) => questionId), versions.map(({ versionId }) => versionId)],
  );
  return new Map(rows.map(({ id, before }) => [id, before]));
}

/** Puts earlier versions back in their places. */
export async function setPrivateNumbers(
  tx: Tx,
  personId: string,
  numbers: readonly { questionId: string; number: number }[],
): Promise<void> {
  await tx.query(
    `update questions q set private_number = n.number
       from jsonb_to_recordset($2::jsonb) as n ("questionId" uuid, number int)
      where q.id = n."questionId" and q.private_to = $1`,
    [personId, JSON.stringify(numbers)],
  );
}

export async function deletePrivate(tx: Tx, personId: string, questionIds: readonly string[]): Promise<void> {
  await tx.query(`delete from questions where private_to = $1 and id = any($2)`, [personId, questionIds]);
}

export interface PrivateVersion {
  questionId: string;
  versionId: string;
  number: number;
}

/** The versions that a person gets of their own questions. */
export async function privateVersions(
  tx: Tx,
  personId: string,
  questionIds: readonly string[],
): Promise<PrivateVersion[]> {
  return tx.query<PrivateVersion[]>(
    `select q.id as "questionId", v.id as "versionId", v.number
       from questions q join question_versions v on v.question_id = q.id and v.number = q.private_number
      where q.private_to = $1 and q.id = any($2)`,
    [personId, questionIds],
  );
}

/** Every topic by its names. */
export async function topicNames(tx: Tx): Promise<{ slug: string; title: string }[]> {
  return tx.query<{ slug: string; title: string }[]>(`select slug, title from topics`);
}
