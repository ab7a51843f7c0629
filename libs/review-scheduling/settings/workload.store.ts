import type { Tx } from '@app/database/tx.js';

export interface ReviewedCard {
  stability: number;
  difficulty: number;
  dueAt: Date;
  lastReviewAt: Date;
}

/** At most `most` of a person's reviewed cards, drawn evenly, and how many each of them stands for. */
export async function sampledCards(
  tx: Tx,
  personId: string,
  most: number,
): Promise<{ cards: ReviewedCard[]; each: number }> {
  const rows = await tx.query<(ReviewedCard & { each: number })[]>(
    `select stability, difficulty, due_at as "dueAt", last_review_at as "lastReviewAt", ceil(total::float8 / $2) as each
       from (select c.stability, c.difficulty, c.due_at, c.last_review_at,
                    row_number() over (order by c.id) as place, count(*) over () as total
               from cards c
               join questions q on q.id = c.question_id and (q.published_number is not null or q.private_to = $1)
              where c.person_id = $1 and c.state <> 'new' and c.last_review_at is not null
                and c.suspended_at is null) as reviewed
      where place % ceil(total::float8 / $2)::bigint = 0`,
    [personId, most],
  );
  const cards = rows.map(({ stability, difficulty, dueAt, lastReviewAt }) => ({
    stability,
    difficulty,
    dueAt,
    lastReviewAt,
  }));
  return { cards, each: rows[0]?.each ?? 1 };
}

/** Questions that a person could still meet as new cards, counted up to `most`. */
export async function countUnseen(tx: Tx, personId: string, most: number): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count
       from (select from questions q
               left join cards c on c.person_id = $1 and c.question_id = q.id
              where (q.published_number is not null or q.private_to = $1)
                and (c.id is null or (c.state = 'new' and c.suspended_at is null))
              limit $2) as unseen`,
    [personId, most],
  );
  return row.count;
}
