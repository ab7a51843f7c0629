import type { Tx } from '@app/database/tx.js';
import { noAllowance, type DayAllowance } from '../domain/day-limits.js';

/** What a person was given beyond their limits since a study day began. */
export async function allowanceSince(tx: Tx, personId: string, beginsAt: Date): Promise<DayAllowance> {
  const [found] = await tx.query<DayAllowance[]>(
    `select new_cards as "newCards", reviews from day_allowances where person_id = $1 and given_at >= $2`,
    [personId, beginsAt],
  );
  return found ?? noAllowance;
}

/** Raises today's allowance to these figures, never lowers it; what another day was given is forgotten. */
export async function raiseAllowance(
  tx: Tx,
  personId: string,
  { newCards, reviews, beginsAt }: DayAllowance & { beginsAt: Date },
): Promise<DayAllowance> {
  const [raised] = await tx.query<[DayAllowance]>(
    `insert into day_allowances as before (person_id, given_at, new_cards, reviews)
     values ($1, clock_timestamp(), $2, $3)
     on conflict (person_id) do update
        set given_at = excluded.given_at,
            new_cards = case when before.given_at >= $4 then greatest(before.new_cards, $2) else $2 end,
            reviews = case when before.given_at >= $4 then greatest(before.reviews, $3) else $3 end
     returning new_cards as "newCards", reviews`,
    [personId, newCards, reviews, beginsAt],
  );
  return raised;
}
