-- `author` makes and fills the tables of a question; `candidate` reads them.
create role author nologin;
create role candidate nologin;

revoke all on schema public from public;
revoke all on database postgres from public;
grant create, temporary on database postgres to author;
alter default privileges for role author grant usage on schemas to candidate;
alter default privileges for role author grant select on tables to candidate;

revoke usage on language plpgsql from public;
grant usage on language plpgsql to author;

-- Volatile functions act on more than their arguments: files, locks, settings, other sessions, queries given as text.
-- A candidate has only those that make a value.
do $$
declare
  routine regprocedure;
begin
  for routine in
    select oid from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f' and provolatile = 'v'
      and has_function_privilege('public', oid, 'execute')
      and proname not in (
        'array_sample', 'array_shuffle', 'clock_timestamp', 'gen_random_uuid', 'random', 'random_normal', 'timeofday',
        'uuidv4', 'uuidv7')
  loop
    execute format('revoke execute on function %s from public', routine);
    execute format('grant execute on function %s to author', routine);
  end loop;
end $$;
