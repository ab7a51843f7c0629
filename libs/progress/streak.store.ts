import type { Tx } from '@app/database/tx.js';
import type { StudyDay } from '@app/review-scheduling/domain/study-day.js';
import { counts } from './activity.store.js';

/** On which of these study days a person reviewed: one look into the index each. */
export async function studiedDays(tx: Tx, personId: string, days: readonly StudyDay[]): Promise<string[]> {
  const rows = await tx.query<{ day: number }[]>(
    `select (day - 1)::int as day
       from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as given (begins_at, ends_at, day)
      where exists (select from reviews r
                     where r.person_id = $1 and r.reviewed_at >= begins_at and r.reviewed_at < ends_at
                       and ${counts('r')})
      order by day`,
    [personId, days.map((day) => day.beginsAt), days.map((day) => day.endsAt)],
  );
  return rows.map(({ day }) => days[day]!.on);
}

/** The days between two, both included, that don't break a streak: repaired ones and vacations. */
export async function heldDays(tx: Tx, personId: string, { from, until }: { from: string; until: string }) {
  const rows = await tx.query<{ on: string }[]>(
    `select to_char(day, 'YYYY-MM-DD') as "on"
       from easy_dates e,
            generate_series(greatest(e.from_on, $2::date), least(e.until_on, $3::date), interval '1 day') as day
      where e.person_id = $1 and e.load_percent = 0 and e.until_on >= $2 and e.from_on <= $3
     union
     select to_char(missed_on, 'YYYY-MM-DD') from streak_repairs
      where person_id = $1 and missed_on between $2 and $3`,
    [personId, from, until],
  );
  return rows.map(({ on }) => on);
}

/** When a person reviewed first, if ever. */
export async function firstReviewAt(tx: Tx, personId: string): Promise<Date | undefined> {
  const [row] = await tx.query<{ at: Date }[]>(
    `select reviewed_at as at from reviews r
      where r.person_id = $1 and ${counts('r')} order by r.reviewed_at limit 1`,
    [personId],
  );
  return row?.at;
}

/** The day that a person repaired in a week, which is named by its Monday. */
export async function repairOfWeek(tx: Tx, personId: string, monday: string): Promise<string | null> {
  const [row] = await tx.query<{ on: string }[]>(
    `select to_char(missed_on, 'YYYY-MM-DD') as "on" from streak_repairs where person_id = $1 and week_on = $2`,
    [personId, monday],
  );
  return row?.on ?? null;
}

interface Repair {
  personId: string;
  on: string;
  monday: string;
}

/** False where the day or the week has its repair already. */
export async function insertRepair(tx: Tx, { personId, on, monday }: Repair): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into streak_repairs (person_id, missed_on, week_on) values ($1, $2, $3)
     on conflict do nothing returning missed_on`,
    [personId, on, monday],
  );
  return rows.length > 0;
}

export async function isRepaired(tx: Tx, personId: string, on: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select from streak_repairs where person_id = $1 and missed_on = $2`, [
    personId,
    on,
  ]);
  return rows.length > 0;
}
