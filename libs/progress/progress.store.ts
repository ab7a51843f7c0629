import type { Tx } from '@app/database/tx.js';
import { heldQuestions } from '@app/quiz-session/start/held-questions.js';
import type { StudyDay } from '@app/review-scheduling/domain/study-day.js';

/** Reviews of a person, graded and not undone, since an instant: remembered is every rating but `again`. */
export async function retentionSince(tx: Tx, personId: string, since: Date) {
  const [row] = await tx.query<{ remembered: number; total: number }[]>(
    `select count(*)::int as total, (count(*) filter (where rating <> 'again'))::int as remembered
       from reviews
      where person_id = $1 and reviewed_at >= $2 and state = 'graded' and state_before ->> 'state' = 'review'`,
    [personId, since],
  );
  return row!;
}

/** How often a person reviewed: in all, and on each of some study days in a row, those without any left out. */
export async function reviewFigures(tx: Tx, personId: string, days: readonly StudyDay[]) {
  const [first] = days;
  const rows = await tx.query<{ day: number; count: number }[]>(
    `select case when reviewed_at >= $3 then width_bucket(reviewed_at, $2::timestamptz[]) else -1 end as day,
            count(*)::int as count
       from reviews where person_id = $1 and state <> 'undone' group by 1 order by 1`,
    [personId, days.map((day) => day.endsAt), first?.beginsAt],
  );
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    byDay: rows.flatMap(({ day, count }) => (days[day] ? [{ on: days[day].on, count }] : [])),
  };
}

/** SQL: whether the candidate is told the score of a graded sitting `s` by `$2`. */
const tellsScore = `case s.plan -> 'feedback' ->> 'score'
       when 'never' then false
       when 'later' then s.finished_at + (s.plan -> 'feedback' ->> 'laterHours')::int * interval '1 hour' <= $2
       else true end`;

export async function mockFigures(tx: Tx, personId: string, now: Date) {
  const [row] = await tx.query<{ finished: number; averageScore: number | null }[]>(
    `select count(*)::int as finished,
            avg(s.score / nullif(s.max_score, 0)) filter (where ${tellsScore}) as "averageScore"
       from quiz_sessions s where s.person_id = $1 and s.state = 'graded'`,
    [personId, now],
  );
  return row!;
}

/** A person's cards by topic, with how well the items of their sittings went, where that is told. */
export async function topicFigures(tx: Tx, personId: string, { dayEnd, now }: { dayEnd: Date; now: Date }) {
  return tx.query<{ topic: string; cards: number; due: number; averageScore: number | null }[]>(
    `with held as (${heldQuestions('$1', '$2')}), cards_by_topic as (
       select t.topic_slug as topic, count(*)::int as cards,
              (count(*) filter (where c.due_at < $3 and q.published_number is not null
                                  and c.question_id not in (select question_id from held)))::int as due
         from cards c
         join questions q on q.id = c.question_id
         join question_topics t on t.question_id = c.question_id
        where c.person_id = $1 group by 1
     ), items_by_topic as (
       select t.topic_slug as topic, avg(i.score) filter (where i.verdict <> 'ungraded') as "averageScore"
         from quiz_sessions s
         join session_items i on i.session_id = s.id
         join question_topics t on t.question_id = i.question_id
        where s.person_id = $1 and s.state = 'graded' and ${tellsScore} group by 1
     )
     select topic, coalesce(cards, 0) as cards, coalesce(due, 0) as due, "averageScore"
       from cards_by_topic full join items_by_topic using (topic) order by topic`,
    [personId, now, dayEnd],
  );
}
