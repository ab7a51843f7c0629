import type { Tx } from '@app/database/tx.js';
import { visibleTo } from '@app/question-bank/visibility.js';
import { heldQuestions } from '@app/quiz-session/start/held-questions.js';
import type { StudyDay } from '../domain/study-day.js';

/**
 * How many cards fall due on each of some study days in a row, the first with all that is overdue. New cards fall due
 * on no day: they wait for their turn. Days are cut here, not by PostgreSQL: it knows fewer time zones, and some of
 * them as others. A card that is buried, or whose answers a sitting keeps back, is due once that is over; on the first
 * day there is nothing that is held now. Before an interview a card comes on the day of its last look at the latest.
 */
export async function dueForecast(
  tx: Tx,
  personId: string,
  { days, now }: { days: readonly StudyDay[]; now: Date },
): Promise<{ on: string; count: number }[]> {
  const rows = await tx.query<{ day: number; count: number }[]>(
    `with held as (${heldQuestions('$1', '$4')}),
     looks as (
       select i.card_id, c.question_id, c.buried_until, i.look_from
         from interview_cards i
         join cards c on c.id = i.card_id and c.state = 'review' and c.due_at > i.look_from
                     and c.last_review_at < i.look_from and c.suspended_at is null
        where i.person_id = $1 and i.look_from < $3 and i.look_until > $4
     ), coming as (
       select question_id, due_at, buried_until from cards
        where person_id = $1 and suspended_at is null and state <> 'new' and due_at < $3
          and id not in (select card_id from looks)
       union all
       select question_id, look_from, buried_until from looks
     )
     select day, count(*)::int as count
       from coming c
       join questions q on q.id = c.question_id and ${visibleTo('$1')}
       left join held on held.question_id = c.question_id
      cross join lateral (
        select width_bucket(greatest(c.due_at, held.until, c.buried_until), $2::timestamptz[]) as day) as due
      where day > 0 or held.question_id is null
      group by day`,
    [personId, days.map((day) => day.endsAt), days.at(-1)?.endsAt, now],
  );
  const counts = new Map(rows.map(({ day, count }) => [day, count]));
  return days.map(({ on }, index) => ({ on, count: counts.get(index) ?? 0 }));
}
