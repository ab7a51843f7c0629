import type { Tx } from '@app/database/tx.js';
import { visibleTo } from '@app/question-bank/visibility.js';
import { heldQuestions } from '@app/quiz-session/start/held-questions.js';

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
              (count(*) filter (where c.due_at < $3 and c.state <> 'new' and ${visibleTo('$1')} and c.suspended_at is null
                                  and (c.buried_until is null or c.buried_until <= $2)
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
