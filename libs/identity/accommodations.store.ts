import type { Tx } from '@app/database/tx.js';
import type { Accommodation, GrantedAccommodation } from './domain/accommodation.js';

const columns = `multiplier, extra_breaks as "extraBreaks", break_minutes as "breakMinutes",
  hidden_clock as "hiddenClock", warning_minutes as "warningMinutes"`;

const granted = `select a.person_id as "personId", p.display_name as "displayName", p.email, ${columns}, a.reason,
         s.display_name as "setByName", a.set_at as "setAt"
    from accommodations a
    join people p on p.id = a.person_id
    left join people s on s.id = a.set_by`;

/** Locks a person as `oneAtATime` does, which starting a sitting does, too. False: there is no such person. */
export async function lockPerson(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.query<unknown[]>(`select 1 from people where id = $1 for no key update`, [personId]);
  return found.length === 1;
}

export async function findAccommodation(tx: Tx, personId: string): Promise<Accommodation | undefined> {
  const [found] = await tx.query<Accommodation[]>(`select ${columns} from accommodations where person_id = $1`, [
    personId,
  ]);
  return found;
}

export async function findGranted(tx: Tx, personId: string): Promise<GrantedAccommodation | undefined> {
  const [found] = await tx.query<GrantedAccommodation[]>(`${granted} where a.person_id = $1`, [personId]);
  return found;
}

/** Those who are granted something, in the order of their addresses in lower case, after `afterEmail`. */
export async function listGranted(
  tx: Tx,
  filter: { q?: string | undefined },
  page: { limit: number; afterEmail: string | undefined },
): Promise<GrantedAccommodation[]> {
  return tx.query<GrantedAccommodation[]>(
    `${granted}
      where ($1::text is null or lower(p.email) > lower($1))
        and ($2::text is null or strpos(lower(p.email || ' ' || p.display_name), lower($2)) > 0)
      order by lower(p.email) limit $3`,
    [page.afterEmail ?? null, filter.q ?? null, page.limit],
  );
}

export interface Grant {
  personId: string;
  accommodation: Accommodation;
  reason: string;
  setBy: string;
}

export async function upsertAccommodation(tx: Tx, { personId, accommodation, reason, setBy }: Grant): Promise<void> {
  const { multiplier, extraBreaks, breakMinutes, hiddenClock, warningMinutes } = accommodation;
  await tx.query(
    `insert into accommodations
       (person_id, multiplier, extra_breaks, break_minutes, hidden_clock, warning_minutes, reason, set_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (person_id) do update
       set multiplier = excluded.multiplier, extra_breaks = excluded.extra_breaks,
           break_minutes = excluded.break_minutes, hidden_clock = excluded.hidden_clock,
           warning_minutes = excluded.warning_minutes, reason = excluded.reason, set_by = excluded.set_by,
           set_at = clock_timestamp()`,
    [personId, multiplier, extraBreaks, breakMinutes, hiddenClock, warningMinutes, reason, setBy],
  );
}

export async function deleteAccommodation(tx: Tx, personId: string): Promise<void> {
  await tx.query(`delete from accommodations where person_id = $1`, [personId]);
}
