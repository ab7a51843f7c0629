// Cards of many people as years of FSRS leave them, written by SQL alone.

/**
 * `people` × `cards`, and what each reviewed of late. A person's cards lie scattered over the table, as they do where
 * all study at the same time: their pages are not to be had at once.
 */
export async function fillCards(world, database, { people, cards, answersToday, say }) {
  const client = await world.client(database);
  const run = (text, values) => client.query(text, values);
  say(`filling ${people} × ${cards} cards`);
  // What refers to what is known to be there: it is not looked up ten million times.
  await run('set session_replication_role = replica');
  await run('set synchronous_commit = off');
  await run(`set maintenance_work_mem = '512MB'`);
  await run(
    `insert into people (email, display_name, role, password_hash)
     select 'due-' || n || '@example.org', 'Somebody', 'candidate', '-' from generate_series(1, $1) as n`,
    [people],
  );
  await run(
    `with source as (select q.id, q.owner_id, q.level, v.kind, v.content, v.content_hash, v.author_id,
                            row_number() over (order by q.slug) as place, count(*) over () as total
                       from questions q join question_versions v on v.question_id = q.id and v.number = q.published_number),
     copies as (
       insert into questions (slug, owner_id, level, licence, source, published_number, variant_group)
       select 'due-' || n, owner_id, level, 'CC0', 'bench', 1,
              case when n % 10 < 2 then md5((n / 10)::text)::uuid end
         from generate_series(1, $1::int) as n join source on place = 1 + n % total
       returning id, slug
     )
     insert into question_versions (question_id, number, state, kind, content, content_hash, author_id)
     select c.id, 1, 'published', s.kind, s.content, s.content_hash, s.author_id
       from copies c join source s on s.place = 1 + substr(c.slug, 5)::int % s.total`,
    [cards],
  );
  await run(
    `insert into question_topics (question_id, topic_slug, position)
     select id, 'arrays', 1 from questions where slug like 'due-%'`,
  );
  const indexes = ['cards_due', 'cards_new'];
  const { rows } = await run(`select indexdef from pg_indexes where indexname = any($1)`, [indexes]);
  for (const index of indexes) await run(`drop index ${index}`);
  for (let from = 1; from <= cards; from += 1_000) {
    await run(`${oneCard} ${manyCards}`, [from, Math.min(cards, from + 999)]);
    say(`  ${Math.min(cards, from + 999) * people} cards`);
  }
  for (const { indexdef } of rows) await run(indexdef);
  await run(
    `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, response, elapsed_ms, reviewed_at,
                          state, verdict, score, rating, desired_retention, time_zone, rollover_hour, graded_at,
                          state_before)
     select c.id, c.person_id, 1, gen_random_uuid(), v.id, '{"choice": "a"}', 9000,
            greatest(date_trunc('day', clock_timestamp(), 'UTC'), clock_timestamp() - interval '1 hour') - (n / $1) * interval '1 day',
            'graded', 'correct', 1, 'good', 0.9, 'UTC', 4, clock_timestamp(),
            jsonb_build_object('state', case when n % 10 = 0 then 'new' else 'review' end, 'stability', 3.2, 'difficulty', 5.1)
       from people p
       join lateral (select id, person_id, question_id, row_number() over () as n from (
              select * from cards where person_id = p.id and state = 'review' and suspended_at is null
                 and due_at > clock_timestamp() + interval '2 days' limit $1 * 10) as later) as c on true
       join question_versions v on v.question_id = c.question_id and v.number = 1
      where p.email like 'due-%'`,
    [answersToday],
  );
  await run('set session_replication_role = origin');
  say('settling');
  await run('vacuum analyze');
  // A day of use: pages that nobody has tidied up since.
  await run(`update cards set last_seq = last_seq + 1 where person_id in (select id from people where email like 'due-%')
                and question_id in (select id from questions where slug like 'due-%' and hashtext(slug) % 50 = 0)`);
  await run('checkpoint');
}

const oneCard = `
  insert into cards (id, person_id, question_id, state, stability, difficulty, due_at, last_review_at, reps, lapses,
                     scheduled_days, suspended_at, suspended_by, created_at)`;

/**
 * Stability from days to years (log-normal, median 90 days: near to 200 reviews a day among 10,000 cards); of a card with
 * stability S at a retention of 0.9 the last review lies anywhere within the last S days. A tenth is new, 0.5 % overdue
 * by up to a week, 2 % suspended; one person in fifty comes back from a holiday, with a tenth of all cards overdue.
 */
const manyCards = `
  select uuidv7(), person_id, question_id, case when is_new then 'new' when chance < 0.0005 then 'relearning' else 'review' end,
         case when is_new then 0 else stability end, case when is_new then 0 else 3 + 6 * random() end,
         case when is_new then clock_timestamp() - random() * interval '100 days' else last_at + stability * interval '1 day' end,
         case when not is_new then last_at end, case when is_new then 0 else 1 + (8 * random())::int end,
         (2 * random())::int, case when is_new then 0 else greatest(1, stability::int) end,
         case when is_suspended then clock_timestamp() end, case when is_suspended then 'person' end,
         clock_timestamp() - interval '900 days'
    from (select p.id as person_id, q.id as question_id, chance, stability, chance > 0.9 as is_new, random() < 0.02 as is_suspended,
                 clock_timestamp() - case when chance < 0.005 or (is_away and chance < 0.1)
                   then stability * interval '1 day' + random() * interval '7 days'
                   else random() * stability * interval '1 day' end as last_at
            from questions q
           cross join (select id, hashtext(email) % 50 = 0 as is_away from people where email like 'due-%') as p
           cross join lateral (select random() as chance, exp(4.5 + 1.1 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) as stability
                                where p.id is not null) as drawn
           where q.slug like 'due-%' and substr(q.slug, 5)::int between $1 and $2
           offset 0) as given`;
