import type { Tx } from '@app/database/tx.js';
import type { StudyDay } from '../domain/study-day.js';

/** Days of a person, one after the other. */
export interface Stretch {
  personId: string;
  days: readonly StudyDay[];
}

/** A person's cards on one day. */
export interface DayLoad {
  personId: string;
  /** YYYY-MM-DD */
  on: string;
  cards: number;
}

/**
 * How many cards of a person are due on each day of these stretches, besides those of `cardIds`, which are about to move.
 * A range of `cards_due` for each stretch: what else a person has is not read. New cards are due on no day. Days without
 * cards are left out.
 */
export async function cardsDueOn(
  tx: Tx,
  stretches: readonly Stretch[],
  cardIds: readonly string[],
): Promise<DayLoad[]> {
  if (stretches.length === 0) return [];
  const bounds = stretches.flatMap(({ days }) => [...days.map(({ beginsAt }) => beginsAt), days.at(-1)!.endsAt]);
  const lengths = stretches.map(({ days }) => days.length + 1);
  const rows = await tx.query<{ stretch: number; day: number; cards: number }[]>(
    // `offset 0` because a join is planned as if it read a ninth of all cards, and reads them all.
    `with stretches as (
       select person_id, nth, sum(length) over (order by nth)::int as last, length
         from unnest($1::uuid[], $2::int[]) with ordinality as s (person_id, length, nth)
     )
     select s.nth::int as stretch, width_bucket(due.at, of.bounds) as day, count(*)::int as cards
       from stretches s
      cross join lateral (select ($3::timestamptz[])[s.last - s.length + 1 : s.last] as bounds offset 0) as of
      cross join lateral (
        select c.due_at as at from cards c
         where c.person_id = s.person_id and c.due_at >= of.bounds[1] and c.due_at < of.bounds[s.length]
           and c.suspended_at is null and c.state <> 'new' and c.id <> all($4::uuid[]) offset 0) as due
      group by 1, 2`,
    [stretches.map(({ personId }) => personId), lengths, bounds, cardIds],
  );
  return rows.map(({ stretch, day, cards }) => {
    const { personId, days } = stretches[stretch - 1]!;
    return { personId, on: days[day - 1]!.on, cards };
  });
}
