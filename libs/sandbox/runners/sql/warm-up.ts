import type { Database } from './database.js';
import { prepareTables, runStatement } from './attempt.js';
import { undoAttempt } from './state.js';
import type { TypeNames } from './type-names.js';

const setup = `
  create table groups (id int primary key, title text not null, since date);
  create table people (id serial primary key, name varchar(40), "group" int references groups (id), born timestamptz,
    paid numeric(10, 2) check (paid > 0), tags text[], more jsonb);
  insert into groups select i, 'group ' || i, date '2024-01-01' + i from generate_series(1, 20) i;
  insert into people (name, "group", born, paid) select 'p' || i, i % 20 + 1, now() - i * interval '1 hour', i * 1.5
  from generate_series(1, 1000) i;
  insert into people (name, "group", tags, more) values ('a', 1, '{x,y}', '{"a": [1]}'), ('b', null, null, null);
  create index on people ("group", paid desc);
  do $$ begin perform 1; end $$;
  analyze;`;

const statements = [
  `select title, count(*), sum(paid), avg(paid)::numeric(10, 2), min(born)::date, string_agg(name, ',' order by name)
   from people join groups on groups.id = "group" group by title having count(*) > 1 order by 2 desc, title limit 5`,
  `select name, rank() over w, lag(paid) over w, sum(paid) over w, row_number() over (order by id)
   from people window w as (partition by "group" order by paid desc)`,
  `with recursive n as (select 1 i union all select i + 1 from n where i < 50)
   select i, case when i % 2 = 0 then 'even' end, coalesce(title, '-'), extract(month from since)
   from n left join groups on id = i order by i desc`,
  `select distinct on ("group") "group", name, to_char(born, 'YYYY-MM'), date_trunc('week', born), upper(name) like 'P1%'
   from people p where exists (select from groups g where g.id = p."group") and paid between 10 and 900
   and id not in (select max(id) from people group by "group") order by "group", paid desc nulls last`,
  `select id, unnest(tags), more -> 'a' ->> 0 from people union select id, title, null from groups except values (1, 'x', '')`,
];

/**
 * Has WebAssembly compile what most answers use, so that the first candidates are not charged for it, and PostgreSQL load
 * PL/pgSQL, whose settings are seen from then on.
 */
export function warmUp(database: Database, types: TypeNames): void {
  prepareTables(database, setup);
  for (const sql of statements) runStatement(database, types, { setup, sql, limits: { timeMs: 0, memoryMb: 256 } });
  undoAttempt(database.connection);
}
