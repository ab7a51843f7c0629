import type { Tx } from '@app/database/tx.js';
import type { StudyDay } from '../domain/study-day.js';

export interface PersonDay extends StudyDay {
  personId: string;
}

/**
 * How many cards of a person are due on each of these days, besides those of `cardIds`, which are about to move. A range
 * of `cards_due` for each day: what else a person has is not read. New cards are due on no day. Days without cards are
 * left out.
 */
export async function cardsDueOn(
  tx: Tx,
  days: readonly PersonDay[],
  cardIds: readonly string[],
): Promise<(Pick<PersonDay, 'personId' | 'on'> & { cards: number })[]> {
  if (days.length === 0) return [];
  return tx.query(
    `select d.person_id as "personId", d.day as "on", count(*)::int as cards
       from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as d (person_id, day, begins_at, ends_at)
       join cards c on c.person_id = d.person_id and c.due_at >= d.begins_at and c.due_at < d.ends_at
      where c.suspended_at is null and c.state <> 'new' and c.id <> all($5::uuid[])
      group by d.person_id, d.day`,
    [
      days.map(({ personId }) => personId),
      days.map(({ on }) => on),
      days.map(({ beginsAt }) => beginsAt),
      days.map(({ endsAt }) => endsAt),
      cardIds,
    ],
  );
}
