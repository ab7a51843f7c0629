import type { Tx } from '@app/database/tx.js';
import type { StudyDay } from '@app/review-scheduling/domain/study-day.js';

/** SQL: what counts as a review: an answer that was not undone. */
export const counts = (review: string) => `${review}.act = 'answer' and ${review}.state <> 'undone'`;

/** A longer answer counts as an hour: the page was left open. */
export const longestAnswerMs = 3_600_000;

/** Answers of one hour of a study day; `hour`: whole hours since the day began. */
export interface HourOfStudy {
  on: string;
  hour: number;
  count: number;
  timeMs: number;
}

/**
 * How much a person reviewed on each of some study days in a row, by the hour. Days are cut by their instants: the
 * database knows fewer time zones.
 */
export async function hoursOfStudy(tx: Tx, personId: string, days: readonly StudyDay[]): Promise<HourOfStudy[]> {
  const rows = await tx.query<(Omit<HourOfStudy, 'on'> & { day: number })[]>(
    `select day, floor(extract(epoch from r.reviewed_at - ($2::timestamptz[])[day + 1]) / 3600)::int as hour,
            count(*)::int as count, sum(least(r.elapsed_ms, $5))::float8 as "timeMs"
       from reviews r, lateral (select width_bucket(r.reviewed_at, $3::timestamptz[])) as bucket (day)
      where r.person_id = $1 and r.reviewed_at >= $4 and ${counts('r')}
      group by 1, 2 order by 1, 2`,
    [personId, days.map((day) => day.beginsAt), days.map((day) => day.endsAt), days[0]!.beginsAt, longestAnswerMs],
  );
  return rows.flatMap(({ day, ...row }) => (days[day] ? [{ on: days[day].on, ...row }] : []));
}

/** All that a person ever reviewed before an instant: by indexes alone, those that count and those that don't. */
export async function reviewsBefore(tx: Tx, personId: string, before: Date): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select ((select count(*) from reviews where person_id = $1 and reviewed_at < $2)
             - (select count(*) from reviews
                 where person_id = $1 and reviewed_at < $2 and (act <> 'answer' or state = 'undone')))::int as count`,
    [personId, before],
  );
  return row.count;
}

export type Maturity = 'learning' | 'young' | 'mature';

export interface Recalled {
  on: string;
  maturity: Maturity;
  remembered: number;
  total: number;
}

/** The interval from which on a card is mature, in days, as in Anki. */
const matureDays = 21;

/**
 * How often a person remembered on each of some study days: of each card in review its first answer of a day, by the
 * interval that it came after; of cards that are being learned every answer.
 */
export async function recalledByDay(tx: Tx, personId: string, days: readonly StudyDay[]): Promise<Recalled[]> {
  const rows = await tx.query<(Omit<Recalled, 'on'> & { day: number })[]>(
    `with answers as materialized (
       select r.card_id, r.seq, r.reviewed_at, r.rating <> 'again' as remembered, day,
              r.state_before ->> 'state' = 'review' as in_review,
              (r.state_before ->> 'scheduledDays')::int >= $4 as mature
         from reviews r, lateral (select width_bucket(r.reviewed_at, $2::timestamptz[])) as bucket (day)
        where r.person_id = $1 and r.reviewed_at >= $3 and r.state = 'graded' and r.act = 'answer'
     ), first_of_day as (
       select distinct on (card_id, day) day, mature, remembered
         from answers where in_review order by card_id, day, seq
     )
     select day, case when mature then 'mature' else 'young' end as maturity,
            count(*)::int as total, (count(*) filter (where remembered))::int as remembered
       from first_of_day group by 1, 2
     union all
     select day, 'learning', count(*)::int, (count(*) filter (where remembered))::int
       from answers where not in_review group by 1`,
    [personId, days.map((day) => day.endsAt), days[0]!.beginsAt, matureDays],
  );
  return rows.flatMap(({ day, ...row }) => (days[day] ? [{ on: days[day].on, ...row }] : []));
}
