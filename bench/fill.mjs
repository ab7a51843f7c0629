// Rows of other people, written by SQL alone: what a table holds already when it is measured.

/** `count` drafts of other people's sittings of 20 items. */
export async function fillDrafts(world, database, count) {
  await addCrowd(world, database);
  const sittings = Math.max(1, Math.ceil(count / 100));
  await world.query(
    database,
    `insert into quiz_sessions (person_id, state, seed, title, plan, limit_ms, grace_ms, started_at, deadline_at)
     select (select id from people where email = 'crowd-' || (n % 100) || '@example.org'), 'graded', 'crowd', 'Crowd', '{}', 14400000, 5000,
            clock_timestamp(), clock_timestamp() + interval '10 hours'
       from generate_series(1, $1::int - (select count(*) from quiz_sessions where seed = 'crowd')) as n`,
    [sittings],
  );
  await world.query(
    database,
    `insert into session_items (session_id, position, question_id, question_version_id)
     select s.id, n, q.id, v.id
       from quiz_sessions s cross join generate_series(1, 20) as n
       join lateral (select id, published_number from questions where published_number is not null
                      order by slug offset n limit 1) q on true
       join question_versions v on v.question_id = q.id and v.number = q.published_number
      where s.seed = 'crowd' on conflict do nothing`,
  );
  await refillDrafts(world, database, count);
  await settle(world, database);
}

/** Takes away all drafts and puts back those of the crowd. */
export async function refillDrafts(world, database, count) {
  await world.query(database, 'truncate answer_drafts');
  await world.query(
    database,
    `insert into answer_drafts (session_id, position, revision, response, received_at)
     select i.session_id, i.position, n, '{"text": "a draft of about the usual length"}', clock_timestamp()
       from quiz_sessions s join session_items i on i.session_id = s.id cross join generate_series(1, 5) as n
      where s.seed = 'crowd' limit $1`,
    [count],
  );
}

/** `count` graded reviews of other people, each with its outbox row that is done. */
export async function fillReviews(world, database, count) {
  await addCrowd(world, database);
  await world.query(
    database,
    `insert into cards (person_id, question_id, due_at, state, last_seq, stability, difficulty, last_review_at, reps,
                        scheduled_days)
     select p.id, q.id, clock_timestamp() + interval '9 days', 'review', 20, 9, 5, clock_timestamp() - interval '5 days', 20, 9
       from people p cross join (select id from questions where published_number is not null order by slug limit 100) q
      where p.email like 'crowd-%'`,
  );
  await world.query(
    database,
    `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, response, elapsed_ms, reviewed_at,
                          state, verdict, score, rating, desired_retention, time_zone, rollover_hour, graded_at)
     select c.id, c.person_id, seq, gen_random_uuid(), v.id, '{"choice": "a"}', 9000, clock_timestamp(), 'graded',
            'correct', 1, 'good', 0.9, 'UTC', 4, clock_timestamp()
       from cards c join questions q on q.id = c.question_id
       join question_versions v on v.question_id = q.id and v.number = q.published_number
       cross join generate_series(1, 20) as seq limit $1`,
    [count],
  );
  await world.query(
    database,
    `insert into outbox (name, payload, sends, done_at)
     select 'review.grade', jsonb_build_object('reviewId', id), 1, clock_timestamp() from reviews`,
  );
  await settle(world, database);
}

/**
 * `count` answers of the crowd, each to a card of its own, that wait to be graded, and what tells the worker of them: all
 * by one commit.
 */
export async function fillWaiting(world, database, questions, count) {
  await world.query(database, 'begin');
  await world.query(
    database,
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g ("questionId" uuid, "versionId" uuid, response jsonb)),
          picked as (
            select c.id, c.person_id, c.last_seq + 1 as seq, g."versionId", g.response
              from cards c join people p on p.id = c.person_id join given g on g."questionId" = c.question_id
             where p.email like 'crowd-%' order by random() limit $2),
          numbered as (update cards set last_seq = picked.seq from picked where cards.id = picked.id),
          written as (
            insert into reviews (card_id, person_id, seq, submission_id, question_version_id, response, elapsed_ms,
                                 reviewed_at, desired_retention, time_zone, rollover_hour)
            select id, person_id, seq, gen_random_uuid(), "versionId", response, 9000, clock_timestamp(), 0.9, 'UTC', 4
              from picked returning id)
     insert into outbox (name, payload) select 'review.grade', jsonb_build_object('reviewId', id) from written`,
    [JSON.stringify(questions), count],
  );
  await world.query(database, 'notify rehearse_outbox');
  await world.query(database, 'commit');
}

const addCrowd = (world, database) =>
  world.query(
    database,
    `insert into people (email, display_name, role, password_hash)
     select 'crowd-' || n || '@example.org', 'Crowd', 'candidate', '-' from generate_series(0, 99) as n
     on conflict do nothing`,
  );

/** What the filling leaves to do is not to be done while something is measured. */
async function settle(world, database) {
  await world.query(database, 'vacuum analyze');
  await world.query(database, 'checkpoint');
}

/** Tables of more than ten thousand rows that were read from end to end since `before`. */
export async function fullScans(world, database, before) {
  await world.query(database, 'select pg_stat_force_next_flush()');
  const rows = await world.query(
    database,
    `select relname as table, seq_scan::int as scans from pg_stat_user_tables where n_live_tup > 10000`,
  );
  const scans = new Map(rows.map((row) => [row.table, row.scans]));
  if (!before) return scans;
  return [...scans].filter(([table, count]) => before.has(table) && count > before.get(table)).map(([table]) => table);
}
