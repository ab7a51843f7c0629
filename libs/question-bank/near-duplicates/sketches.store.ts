import type { Tx } from '@app/database/tx.js';
import type { Content } from '../domain/content.js';

export interface Asked {
  questionId: string;
  asked: string;
}

/** What questions ask, by their newest versions; those that are made one with others are left out. */
export async function askedBy(tx: Tx, questionIds: readonly string[]): Promise<Asked[]> {
  return tx.query<Asked[]>(
    `select s.question_id as "questionId", question_asked(v.content) as asked
       from question_search s
       join questions q on q.id = s.question_id and q.merged_into is null
       join question_versions v on v.question_id = s.question_id and v.number = s.number
      where s.question_id = any($1)`,
    [questionIds],
  );
}

/** What contents ask, in plain words, in their order. They may be drafts that lack much. */
export async function askedIn(tx: Tx, contents: readonly (Content | object)[]): Promise<string[]> {
  const rows = await tx.query<{ asked: string }[]>(
    `select question_asked(content) as asked from jsonb_array_elements($1::jsonb) with ordinality as c (content, n) order by n`,
    [JSON.stringify(contents)],
  );
  return rows.map(({ asked }) => asked);
}

export interface Sketch extends Asked {
  bands: number[];
}

export async function keepSketches(tx: Tx, questionIds: readonly string[], sketches: readonly Sketch[]): Promise<void> {
  await tx.query(`delete from question_sketches where question_id = any($1)`, [questionIds]);
  await tx.query(
    `insert into question_sketches (question_id, asked, bands)
     select "questionId", asked, bands
       from jsonb_to_recordset($1::jsonb) as s ("questionId" uuid, asked text, bands int[])`,
    [JSON.stringify(sketches)],
  );
}

export interface Candidate extends Asked {
  /** Whose bands they share, by its place in the list. */
  of: number;
}

/** Questions that may ask nearly the same as what has these bands, so many of each at most. */
export async function sharingBands(tx: Tx, bands: readonly (readonly number[])[], most: number): Promise<Candidate[]> {
  return tx.query<Candidate[]>(
    `select (n - 1)::int as of, k.question_id as "questionId", k.asked
       from jsonb_array_elements($1::jsonb) with ordinality as given (bands, n)
      cross join lateral (
        select question_id, asked from question_sketches
         where bands && array(select jsonb_array_elements(given.bands)::int) limit $2) as k`,
    [JSON.stringify(bands), most],
  );
}

export interface Pair {
  questionId: string;
  otherId: string;
  similarity: number;
}

/** Makes these all the pairs that some questions have; what somebody said of a pair stays while it is one. */
export async function keepPairs(tx: Tx, questionIds: readonly string[], pairs: readonly Pair[]): Promise<void> {
  await tx.query(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb) as g ("questionId" uuid, "otherId" uuid, similarity float8)
     ), gone as (
       delete from question_pairs p
        where (p.question_id = any($1) or p.other_id = any($1))
          and not exists (select from given where "questionId" = p.question_id and "otherId" = p.other_id)
     )
     insert into question_pairs (question_id, other_id, similarity)
     select "questionId", "otherId", similarity from given
     on conflict (question_id, other_id) do update set similarity = excluded.similarity`,
    [questionIds, JSON.stringify(pairs)],
  );
}

export async function slugsOf(tx: Tx, questionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; slug: string }[]>(`select id, slug from questions where id = any($1)`, [
    questionIds,
  ]);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
