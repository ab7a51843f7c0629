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
    // One count a day, because a join is planned as if it read a ninth of all cards, and reads them all.
    `select d.person_id as "personId", d.day as "on", due.cards
       from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as d (person_id, day, begins_at, ends_at)
      cross join lateral (
        select count(*)::int as cards from cards c
         where c.person_id = d.person_id and c.due_at >= d.begins_at and c.due_at < d.ends_at
           and c.suspended_at is null and c.state <> 'new' and c.id <> all($5::uuid[])) as due
      where due.cards > 0`,
    [
      days.map(({ personId }) => personId),
      days.map(({ on }) => on),
      days.map(({ beginsAt }) => beginsAt),
      days.map(({ endsAt }) => endsAt),
      cardIds,
    ],
  );
}
