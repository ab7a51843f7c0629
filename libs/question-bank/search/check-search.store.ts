import type { Tx } from '@app/database/tx.js';

/** All of a large bank takes longer than a statement of everyday may. */
export async function takeTime(tx: Tx): Promise<void> {
  await tx.query(`set local statement_timeout = 0`);
}

/** Slugs of questions that the search knows otherwise than they are, of the first `most`. */
export async function wrongRows(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx.query<{ slug: string }[]>(
    `select coalesce(n.slug, s.slug) as slug
       from question_search_now n full join question_search s using (question_id)
      where (n.slug, n.number, n.updated_at, n.sample, n.labels, n.document)
            is distinct from (s.slug, s.number, s.updated_at, s.sample, s.labels, s.document)
      order by 1 limit $1`,
    [most],
  );
  return rows.map(({ slug }) => slug);
}

/** Pairs of labels whose kept count is not how many questions have both. */
export async function wrongCounts(tx: Tx, most: number): Promise<{ given: string; label: string }[]> {
  return tx.query<{ given: string; label: string }[]>(
    `select given, label
       from (select given, label, questions from question_counts
             union all
             select p.given, p.label, -1 from question_search s cross join lateral label_pairs(s.labels) as p) as one
      group by 1, 2 having sum(questions) <> 0 order by 1, 2 limit $1`,
    [most],
  );
}

/** Makes all rows and counts anew. */
export async function rebuildSearch(tx: Tx): Promise<void> {
  await tx.query(`lock table question_search in share row exclusive mode`);
  await tx.query(`delete from question_search`);
  await tx.query(`truncate question_counts`);
  await tx.query(`insert into question_search select * from question_search_now order by question_id`);
}
