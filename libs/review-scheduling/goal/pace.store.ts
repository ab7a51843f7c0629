import type { Tx } from '@app/database/tx.js';
import type { Rating } from '../domain/rating.js';

/** Seconds that an answer takes, its explanation read, until there are answers of one's own. */
export const usualSeconds: Readonly<Record<Rating, number>> = { again: 60, hard: 60, good: 45, easy: 20 };

/** So many answers with a rating tell more than what is usual. */
const enough = 5;

/** The median seconds of a person's newest 500 answers, by rating; what is usual where there are too few. */
export async function paceOf(tx: Tx, personId: string): Promise<Record<Rating, number>> {
  const rows = await tx.query<{ rating: Rating; seconds: number }[]>(
    `select rating, percentile_cont(0.5) within group (order by elapsed_ms) / 1000 as seconds
       from (select rating, elapsed_ms from reviews
              where person_id = $1 and act = 'answer' and state = 'graded'
              order by reviewed_at desc limit 500) as newest
      where elapsed_ms > 0
      group by rating having count(*) >= $2`,
    [personId, enough],
  );
  return { ...usualSeconds, ...Object.fromEntries(rows.map(({ rating, seconds }) => [rating, Math.max(1, seconds)])) };
}
