/**
 * SQL: the questions that a person must not meet outside of their sittings at an instant, and until when: `until` is
 * null where it is as long as a sitting runs. What is left to fill in are the placeholders of both.
 */
export const heldQuestions = (person: string, now: string): string => `
  select i.question_id, case when bool_or(s.state in ('running', 'paused')) then null else max(s.answers_from) end as until
    from quiz_sessions s
    join session_items i on i.session_id = s.id
   where s.person_id = ${person} and (s.state in ('running', 'paused') or s.answers_from > ${now})
   group by i.question_id`;
