import type { Tx } from '@app/database/tx.js';
import type { StudyDay } from './domain/study-day.js';

/**
 * How many cards fall due on each of some study days in a row, the first with all that is overdue. Days are cut here,
 * not by PostgreSQL: it knows fewer time zones, and some of them as others.
 */
export async function dueForecast(
  tx: Tx,
  personId: string,
  days: readonly StudyDay[],
): Promise<{ on: string; count: number }[]> {
  const rows = await tx.query<{ day: number; count: number }[]>(
    `select width_bucket(c.due_at, $2::timestamptz[]) as day, count(*)::int as count
       from cards c
       join questions q on q.id = c.question_id and q.published_number is not null
      where c.person_id = $1 and c.due_at < $3
      group by 1`,
    [personId, days.map((day) => day.endsAt), days.at(-1)?.endsAt],
  );
  const counts = new Map(rows.map(({ day, count }) => [day, count]));
  return days.map(({ on }, index) => ({ on, count: counts.get(index) ?? 0 }));
}
