/**
 * What must hold once the queue has drained. Each statement counts what breaks its rule: zero rows, or the product is
 * wrong. They read the tables as they are, by nothing but SQL.
 */
const ended = `state in ('finished', 'graded')`;
const endOfGrace = `deadline_at + grace_ms * interval '1 ms'`;

export const invariants = {
  'a submission is one review': `
    select 1 from reviews where submission_id is not null group by person_id, submission_id having count(*) > 1`,
  'no review waits for its grade': `select 1 from reviews where state = 'queued'`,
  'a graded review has its whole grade': `
    select 1 from reviews where state = 'graded' and (verdict is null or score is null or rating is null
      or state_before is null or state_after is null or graded_at is null)`,
  "a card's last_seq = max(seq) = count of its reviews": `
    select 1 from cards c left join (select card_id, max(seq) as last, count(*) as n from reviews group by 1) r
      on r.card_id = c.id where c.last_seq <> coalesce(r.last, 0) or c.last_seq <> coalesce(r.n, 0)`,
  "a card's reps = its graded reviews that are not undone": `
    select 1 from cards c where c.reps <> (select count(*) from reviews r where r.card_id = c.id and r.state = 'graded')`,
  'a review starts from the state that the one before left': `
    select 1 from (select state_before, lag(state_after) over (partition by card_id order by seq) as left_by
                     from reviews where state = 'graded') r
     where left_by is not null and left_by is distinct from state_before`,
  "a card's reviews are in the order of their times": `
    select 1 from (select reviewed_at, lag(reviewed_at) over (partition by card_id order by seq) as before
                     from reviews where submission_id is not null) r where before > reviewed_at`,
  'no sitting runs past deadline + grace + 30 s': `
    select 1 from quiz_sessions where not ${ended} and ${endOfGrace} + interval '30 s' < clock_timestamp()`,
  'a sitting that the deadline ended ended at its deadline': `
    select 1 from quiz_sessions where finish_cause = 'deadline' and finished_at is distinct from deadline_at`,
  'no sitting ended after its deadline': `select 1 from quiz_sessions where finished_at > deadline_at`,
  'no sitting was ended by the deadline before deadline + grace': `
    select 1 from quiz_sessions where finish_cause = 'deadline' and graded_at < ${endOfGrace}`,
  'no accepted draft came after deadline + grace': `
    select 1 from answer_drafts d join quiz_sessions s on s.id = d.session_id 
     where d.received_at > ${endOfGrace}`,
  'no accepted draft came after its candidate had ended the sitting': `
    select 1 from answer_drafts d join quiz_sessions s on s.id = d.session_id
     where s.finish_cause = 'candidate' and s.finished_at < s.deadline_at and d.received_at > s.finished_at`,
  'nothing was refused as late before its time': `
    select 1 from late_answers l join quiz_sessions s on s.id = l.session_id
     where (l.reason = 'session.late' and l.received_at < s.deadline_at + (s.grace_ms - 1) * interval '1 ms')
        or (l.reason = 'session.finished' and l.received_at < s.finished_at - interval '1 ms')`,
  'the answer that counts is the newest draft': `
    select 1 from session_items i join quiz_sessions s on s.id = i.session_id and s.${ended}
      left join lateral (select revision, response from answer_drafts d where d.session_id = i.session_id
                          and d.position = i.position order by revision desc limit 1) d on true
     where i.revision is distinct from d.revision or i.response is distinct from d.response`,
  'every sitting that ended is graded': `
    select 1 from quiz_sessions where state = 'finished' or (state = 'graded' and (graded_at is null or score is null))`,
  'a sitting ends once': `
    select 1 from quiz_sessions s where (select count(*) from session_segments g where g.session_id = s.id
      and g.kind in ('finished', 'expired')) <> case when s.${ended} then 1 else 0 end`,
  'a break begins once and ends once': `
    select 1 from (select kind, lag(kind) over (partition by session_id order by number) as before
                     from session_segments where kind in ('started', 'paused', 'resumed')) g
     where (kind = 'started') <> (before is null) or (kind = 'resumed') <> (before = 'paused')`,
  'nobody takes more breaks than there are': `
    select 1 from session_segments where kind = 'paused' group by session_id having count(*) > 3`,
  'no sitting is left in a break that is over': `
    select 1 from quiz_sessions where state = 'paused' and paused_until + interval '30 s' < clock_timestamp()`,
  'every item of a graded sitting has its grade': `
    select 1 from session_items i join quiz_sessions s on s.id = i.session_id
     where s.state = 'graded' and (i.verdict is null or i.score is null)`,
  'no item is graded before the end': `
    select 1 from session_items i join quiz_sessions s on s.id = i.session_id
     where s.state <> 'graded' and i.verdict is not null`,
  'the score is the sum of its items': `
    select 1 from quiz_sessions s join lateral (select coalesce(sum(score), 0) as score, count(*) as n
      from session_items i where i.session_id = s.id and i.verdict <> 'ungraded') i on true
     where s.state = 'graded' and (abs(s.score - i.score) > 1e-9 or s.max_score <> i.n)`,
  'every graded sitting is taken in once': `
    select 1 from quiz_sessions s where (select count(*) from session_intakes i
                                          where i.session_id = s.id and i.opening = s.opening)
      <> case when s.state = 'graded' then 1 else 0 end`,
  'every answer that counts is in the figures, once': `
    select 1 from counted_answers c
      full join (select i.session_id, i.position from session_items i
                   join quiz_sessions s on s.id = i.session_id and s.state = 'graded'
                   join question_versions v on v.id = i.question_version_id and v.author_id <> s.person_id
                  where i.verdict <> 'ungraded') due using (session_id, position)
     where c.person_id is null or due.position is null
    union all
    select 1 from item_statistics t
     where coalesce((t.tally ->> 'all.answers')::int, 0) + coalesce((t.tally ->> 'all.skipped')::int, 0)
        <> (select count(*) from counted_answers c where c.version_id = t.version_id)`,
  'an item is reviewed at most once': `
    select 1 from reviews where session_id is not null and state <> 'undone' group by session_id, position having count(*) > 1`,
  'a missed or flagged item is reviewed': `
    select 1 from session_items i join quiz_sessions s on s.id = i.session_id and s.state = 'graded'
     where (i.verdict in ('incorrect', 'partial', 'skipped') or (i.flagged and i.verdict <> 'ungraded'))
       and not exists (select 1 from reviews r where r.session_id = i.session_id and r.position = i.position)`,
  'each piece of work was asked for once': `
    with asked as (select name, coalesce(payload ->> 'sessionId', payload ->> 'reviewId', payload ->> 'fitId') as subject, count(*) as n
                     from outbox group by 1, 2),
         due as (select 'session.expire' as name, id::text as subject from quiz_sessions
                 union all select 'session.grade', id::text from quiz_sessions where ${ended}
                 union all select 'session.review', id::text from quiz_sessions where state = 'graded'
                 union all select 'session.count', id::text from quiz_sessions where state = 'graded'
                 union all select 'parameters.fit', id::text from parameter_fits
                 union all select distinct 'session.assess', session_id::text from session_items where verdict = 'ungraded'
                 union all select case when v.kind in ('code', 'sql') then 'review.judge' else 'review.grade' end, r.id::text
                   from reviews r join question_versions v on v.id = r.question_version_id
                  where r.submission_id is not null)
    select 1 from asked full join due using (name, subject)
     where due.subject is null or asked.n is null or (asked.n > 1 and name not in ('session.expire', 'session.count'))`,
  'no work is left undone': `
    select 1 from outbox where done_at is null and dead_at is null
      and not (name = 'session.expire' and run_at > clock_timestamp())`,
  'no work was given up': `select 1 from outbox where dead_at is not null`,
  'one key started one sitting': `
    select 1 from quiz_sessions s full join idempotency_keys k on (k.reply ->> 'id')::uuid = s.id
     where s.id is null or k.key is null`,
  'no row is an orphan, or another person’s': `
    select 1 from reviews r left join cards c on c.id = r.card_id where c.id is null or c.person_id <> r.person_id
    union all
    select 1 from reviews r left join quiz_sessions s on s.id = r.session_id
      left join session_items i on i.session_id = r.session_id and i.position = r.position
     where r.session_id is not null and (s.person_id is distinct from r.person_id or i.position is null)
    union all
    select 1 from cards c left join people p on p.id = c.person_id where p.id is null
    union all
    select 1 from answer_drafts d left join session_items i using (session_id, position) where i.session_id is null
    union all
    select 1 from session_items i left join quiz_sessions s on s.id = i.session_id where s.id is null
    union all
    select 1 from session_segments g left join quiz_sessions s on s.id = g.session_id where s.id is null
    union all
    select 1 from session_intakes g left join quiz_sessions s on s.id = g.session_id where s.id is null`,
};

/** What is still under way: nothing, and the queue has drained. */
export const pendingWork = `
  select (select count(*)::int from outbox where done_at is null and dead_at is null
            and not (name = 'session.expire' and run_at > clock_timestamp()))
       + (select count(*)::int from quiz_sessions where not ${ended} and ${endOfGrace} < clock_timestamp())
       + (select count(*)::int from quiz_sessions where state = 'finished')
       + (select count(*)::int from reviews where state = 'queued') as pending`;
