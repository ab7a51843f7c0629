import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the bank is searched by: one row a question, kept by triggers, so that no act can forget it. */
export class SearchTheBank20261130000200 implements MigrationInterface {
  readonly name = 'SearchTheBank20261130000200';

  async up(runner: QueryRunner): Promise<void> {
    await createTrigramExtension(runner);
    await runner.query(tables);
    await runner.query(texts);
    await runner.query(rows);
    await runner.query(counts);
    await runner.query(triggers);
    await runner.query(`insert into question_search select * from question_search_now`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

async function createTrigramExtension(runner: QueryRunner): Promise<void> {
  await runner.query(`create extension if not exists pg_trgm`).catch((error: { driverError?: { code?: string } }) => {
    const reasons: Record<string, string> = {
      '42501': 'the role may not create it: grant it CREATE on the database, or run this as a superuser',
      '0A000': 'the server lacks it: install the contrib modules of PostgreSQL, then run this as a superuser',
      '58P01': 'the server lacks it: install the contrib modules of PostgreSQL, then run this as a superuser',
    };
    const reason = reasons[error.driverError?.code ?? ''];
    if (!reason) throw error;
    throw new Error(`The search needs the extension pg_trgm, and ${reason}: CREATE EXTENSION pg_trgm;`, {
      cause: error,
    });
  });
}

const tables = `
  create table question_search (
    question_id uuid primary key constraint question_search_question references questions (id) on delete cascade,
    slug text not null,
    number integer not null,
    updated_at timestamptz not null,
    sample smallint not null,
    labels text[] not null,
    document tsvector not null
  );
  create unique index question_search_slug on question_search (slug);
  create index question_search_newest on question_search (updated_at, slug);
  create index question_search_sample on question_search (sample);
  create index question_search_labels on question_search using gin (labels) with (fastupdate = off);
  create index question_search_document on question_search using gin (document) with (fastupdate = off);

  create table question_search_waits (
    question_id uuid primary key constraint question_search_waits_question references questions (id) on delete cascade
  );
  create table question_words (word text primary key);
  create index question_words_alike on question_words using gin (word gin_trgm_ops);

  create table question_counts (
    id bigint generated always as identity primary key,
    given text not null,
    label text not null,
    questions integer not null,
    is_sum boolean not null default false
  );
  create index question_counts_given on question_counts (given, label);
  create index question_counts_fresh on question_counts (id) where not is_sum;`;

const texts = `
  -- Words in lower case, without accents and punctuation.
  create function search_words(given text) returns text language sql immutable strict parallel safe as $$
    select trim(regexp_replace(
      replace(replace(lower(regexp_replace(normalize(given, nfkd), '[\\u0300-\\u036f]', '', 'g') collate pg_c_utf8),
        'c++', 'cplusplus'), 'c#', 'csharp') collate pg_c_utf8,
      '[^[:alnum:]]+', ' ', 'g'))
  $$;
  create function content_texts(content jsonb, variadic paths jsonpath[]) returns text
    language sql immutable strict parallel safe as $$
    select coalesce(string_agg(found #>> '{}', ' '), '')
      from unnest(paths) as path cross join lateral jsonb_path_query(content, path) as found
  $$;
  create function question_prompt(content jsonb) returns text language sql immutable strict parallel safe as $$
    select coalesce(content ->> 'prompt', content ->> 'front', '')
  $$;
  create function question_parts(content jsonb) returns text language sql immutable strict parallel safe as $$
    select content_texts(content, '$.options[*].text', '$.items[*].text', '$.left[*].text', '$.right[*].text')
  $$;
  -- What questions are compared by, whatever their order of options.
  create function question_asked(content jsonb) returns text language sql immutable strict parallel safe as $$
    select left(search_words(question_prompt(content) || ' ' || coalesce(content #>> '{signature,name}', '') || ' '
                             || question_parts(content)), 2000)
  $$;
  create function question_document(slug text, topics text, content jsonb) returns tsvector
    language sql immutable strict parallel safe as $$
    select setweight(to_tsvector('pg_catalog.english', search_words(slug || ' ' || question_prompt(content))), 'A')
        || setweight(to_tsvector('pg_catalog.english', search_words(topics)), 'B')
        || setweight(to_tsvector('pg_catalog.english', search_words(
             question_parts(content) || ' ' || coalesce(content #>> '{signature,name}', '') || ' '
             || content_texts(content, '$.key.accepted[*]'))), 'C')
        || setweight(to_tsvector('pg_catalog.english', search_words(
             content_texts(content, '$.explanation', '$.back', '$.modelAnswer', '$.rubric[*].text'))), 'D')
  $$;`;

const rows = `
  create view question_search_now as
    select q.id as question_id, q.slug, v.number, v.updated_at, (hashtext(q.slug) & 15)::smallint as sample,
           array['state:' || v.state, 'level:' || q.level, 'kind:' || v.kind, 'owner:' || q.owner_id,
                 'author:' || v.author_id, 'licence:' || q.licence, 'source:' || q.source] || t.labels as labels,
           question_document(q.slug, t.names, v.content) as document
      from questions q
     cross join lateral (
       select * from question_versions n where n.question_id = q.id order by n.number desc limit 1) as v
     cross join lateral (
       select coalesce(array_agg('topic:' || topic_slug order by qt.position), '{}') as labels,
              coalesce(string_agg(topic_slug || ' ' || title, ' ' order by qt.position), '') as names
         from question_topics qt join topics on topics.slug = qt.topic_slug where qt.question_id = q.id) as t
     where q.private_to is null;

  -- Locks the questions first: who waited for another act on one then sees what that act did.
  create function refresh_question_search(ids uuid[]) returns void language plpgsql as $$
  begin
    if cardinality(ids) = 0 then return; end if;
    perform from questions where id = any(ids) order by id for no key update;
    insert into question_search as s
    select n.* from question_search_now n where n.question_id = any(ids) order by n.question_id
    on conflict (question_id) do update
       set slug = excluded.slug, number = excluded.number, updated_at = excluded.updated_at, sample = excluded.sample,
           labels = excluded.labels, document = excluded.document
     where s is distinct from excluded;
    delete from question_search s
     where s.question_id = any(ids)
       and not exists (select from questions q join question_versions v on v.question_id = q.id
                        where q.id = s.question_id and q.private_to is null);
  end $$;`;

/** A question counts for each pair of its labels, and for each alone: beside the empty one. */
const counts = `
  create function label_pairs(labels text[]) returns table (given text, label text)
    language sql immutable parallel safe as $$
    select g, l from unnest(labels || ''::text) as g cross join unnest(labels || ''::text) as l
  $$;
  create function count_question_labels() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into question_counts (given, label, questions)
      select p.given, p.label, count(*) from added a cross join lateral label_pairs(a.labels) p group by 1, 2;
    elsif tg_op = 'DELETE' then
      insert into question_counts (given, label, questions)
      select p.given, p.label, -count(*) from gone a cross join lateral label_pairs(a.labels) p group by 1, 2;
    else
      insert into question_counts (given, label, questions)
      select given, label, sum(one)
        from (select p.given, p.label, 1 as one
                from added a join gone g using (question_id) cross join lateral label_pairs(a.labels) p
               where a.labels <> g.labels
              union all
              select p.given, p.label, -1
                from gone g join added a using (question_id) cross join lateral label_pairs(g.labels) p
               where a.labels <> g.labels) as changes
       group by 1, 2 having sum(one) <> 0;
    end if;
    if tg_op = 'INSERT' then
      insert into question_search_waits select question_id from added order by 1 on conflict do nothing;
    elsif tg_op = 'UPDATE' then
      insert into question_search_waits
      select a.question_id from added a join gone g using (question_id) where a.document <> g.document
       order by 1 on conflict do nothing;
    end if;
    return null;
  end $$;
  create trigger question_search_added after insert on question_search referencing new table as added
    for each statement execute function count_question_labels();
  create trigger question_search_changed after update on question_search
    referencing old table as gone new table as added for each statement execute function count_question_labels();
  create trigger question_search_gone after delete on question_search referencing old table as gone
    for each statement execute function count_question_labels();`;

const triggers = `
  create function search_changed_parts() returns trigger language plpgsql as $$
  begin
    perform refresh_question_search(array(
      select distinct c.question_id from changed c join questions q on q.id = c.question_id where q.private_to is null));
    return null;
  end $$;
  create function search_changed_questions() returns trigger language plpgsql as $$
  begin
    perform refresh_question_search(array(
      select c.id from changed c join before b using (id)
       where (c.private_to is null or b.private_to is null)
         and (c.slug, c.level, c.owner_id, c.licence, c.source, c.private_to)
             is distinct from (b.slug, b.level, b.owner_id, b.licence, b.source, b.private_to)));
    return null;
  end $$;
  create function search_changed_topics() returns trigger language plpgsql as $$
  begin
    perform refresh_question_search(array(
      select distinct t.question_id from changed c join before b using (slug)
        join question_topics t on t.topic_slug = c.slug where c.title <> b.title));
    return null;
  end $$;
  ${['question_versions', 'question_topics']
    .flatMap((table) => [
      `create trigger ${table}_searched_insert after insert on ${table} referencing new table as changed
         for each statement execute function search_changed_parts();`,
      `create trigger ${table}_searched_update after update on ${table} referencing new table as changed
         for each statement execute function search_changed_parts();`,
      `create trigger ${table}_searched_delete after delete on ${table} referencing old table as changed
         for each statement execute function search_changed_parts();`,
    ])
    .join('\n')}
  create trigger questions_searched after update on questions referencing old table as before new table as changed
    for each statement execute function search_changed_questions();
  create trigger topics_searched after update on topics referencing old table as before new table as changed
    for each statement execute function search_changed_topics();`;
