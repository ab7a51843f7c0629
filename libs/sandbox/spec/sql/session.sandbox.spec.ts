import { SqlAttempts, type Hostile } from './sql-attempts.js';

/** Roles, transactions, settings, locks and writing: an attempt changes nothing of its session. */
const hostile: Hostile[] = [
  { name: 'a role', sql: 'set role postgres', status: 'CE' },
  { name: 'its old role', sql: 'reset role', status: 'CE' },
  { name: 'a session', sql: 'set session authorization postgres', status: 'CE' },
  { name: 'a role by function', sql: "select set_config('role', 'postgres', true)", status: 'RE', contains: '42501' },
  {
    name: 'a role, then a file',
    sql: "select set_config('role', 'postgres', true), pg_read_file('/etc/passwd')",
    status: 'RE',
    contains: '42501',
  },
  { name: 'a setting', sql: "select set_config('search_path', 'x', false)", status: 'RE', contains: '42501' },
  { name: 'what a setting is', sql: "update pg_settings set setting = 'x' where name = 'search_path'", status: 'CE' },
  {
    name: 'a setting by its view',
    sql: "with x as (update pg_settings set setting = 'x' where name = 'search_path' returning 1) table x",
    status: 'RE',
  },
  { name: 'the end of its transaction', sql: 'commit', status: 'CE' },
  { name: 'a rollback', sql: 'rollback', status: 'CE' },
  { name: 'a savepoint', sql: 'savepoint a', status: 'CE' },
  { name: 'read-only', sql: 'set transaction read write', status: 'CE' },
  { name: 'a prepared statement', sql: 'prepare p as select 1', status: 'CE' },
  { name: 'a cursor', sql: 'declare c cursor with hold for select 1', status: 'CE' },
  { name: 'everything', sql: 'discard all', status: 'CE' },
  { name: 'a channel', sql: 'listen a', status: 'CE' },
  { name: 'a message', sql: "notify a, 'b'", status: 'CE' },
  { name: 'a message by function', sql: "select pg_notify('a', 'b')", status: 'RE', contains: '42501' },
  { name: 'a table lock', sql: 'lock table shops', status: 'CE' },
  { name: 'rows locked', sql: 'select * from shops for update', status: 'RE' },
  { name: 'an advisory lock', sql: 'select pg_advisory_lock(1)', status: 'RE', contains: '42501' },
  { name: 'an advisory lock tried', sql: 'select pg_try_advisory_lock_shared(1)', status: 'RE', contains: '42501' },
  { name: 'a sequence', sql: "select nextval('shops_id_seq')", status: 'RE', contains: '42501' },
  { name: 'a sequence set', sql: "select setval('shops_id_seq', 9)", status: 'RE', contains: '42501' },
  { name: 'chance', sql: 'select setseed(0.5)', status: 'RE', contains: '42501' },
  { name: 'a snapshot', sql: 'select pg_export_snapshot()', status: 'RE', contains: '42501' },
  { name: 'counts', sql: 'select pg_stat_reset()', status: 'RE', contains: '42501' },
  { name: 'rows', sql: 'delete from shops', status: 'CE' },
  { name: 'rows in a part', sql: 'with x as (delete from shops returning *) table x', status: 'RE' },
  { name: 'rows added', sql: 'with x as (insert into shops (city) values (1) returning *) table x', status: 'RE' },
  { name: 'rows explained', sql: "explain analyze insert into shops (city) values ('x')", status: 'RE' },
  {
    name: 'rows merged',
    sql: 'with x as (merge into shops s using sales on true when matched then delete returning 1) table x',
    status: 'RE',
  },
  { name: 'a table', sql: 'create table t (a int)', status: 'CE' },
  { name: 'a table explained', sql: 'explain analyze create table t as select 1', status: 'RE', contains: '42501' },
  { name: 'a table of an answer', sql: 'select 1 as a into t', status: 'CE', contains: 'gives rows' },
  { name: 'a temporary table of an answer', sql: 'select 1 as a into temp t', status: 'CE', contains: 'gives rows' },
  { name: 'a temporary table', sql: 'create temp table t (a int)', status: 'CE' },
  { name: 'a view', sql: 'create view v as select 1', status: 'CE' },
  { name: 'a view explained', sql: 'explain analyze create materialized view v as select 1', status: 'RE' },
  { name: 'a function', sql: 'create function f() returns int return 1', status: 'CE' },
  { name: 'a block', sql: 'do $$ begin perform pg_sleep(9); end $$', status: 'CE' },
  { name: 'a call', sql: 'call p()', status: 'CE' },
  { name: 'a query as text', sql: "select query_to_xml('select 1', true, true, '')", status: 'RE', contains: '42501' },
  {
    name: 'a role in a query as text',
    sql: "select query_to_xml('set role postgres', true, true, '')",
    status: 'RE',
    contains: '42501',
  },
  { name: 'a cursor as XML', sql: "select cursor_to_xml('c', 1, true, true, '')", status: 'RE', contains: '42501' },
  {
    name: 'words of a query',
    sql: "select * from ts_stat('select to_tsvector(rolpassword) from pg_authid')",
    status: 'RE',
    contains: '42501',
  },
  { name: 'a rewrite by a query', sql: "select ts_rewrite('a', 'select 1')", status: 'RE', contains: '42501' },
  {
    name: 'passwords as XML',
    sql: "select table_to_xml('pg_authid', true, true, '')",
    status: 'RE',
    contains: '42501',
  },
  { name: 'a statement of nobody', sql: 'explain analyze execute p', status: 'RE', contains: '26000' },
];

const attempts = new SqlAttempts();
beforeAll(() => attempts.open());
afterAll(() => attempts.sandbox.close());

it.each(hostile)('changes no $name', async (attempt) => {
  expect(await attempts.trial(attempt)).toEqual({ held: true, next: attempts.fresh });
});

it('runs as a role that owns nothing', async () => {
  const sql = `select current_user, current_setting('is_superuser'), current_setting('transaction_read_only'),
    has_schema_privilege('exercise', 'create'), has_database_privilege(current_database(), 'temporary'),
    (select count(*) from pg_auth_members where member = current_user::regrole)`;
  await expect(attempts.run(sql)).resolves.toMatchObject({ rows: [['candidate', 'off', 'on', 'f', 'f', '0']] });
});

it('has no volatile function but those that make a value', async () => {
  const sql = `select proname from pg_proc where provolatile = 'v' and prokind = 'f' and prorettype <> 'trigger'::regtype
    and has_function_privilege(oid, 'execute') and not prorettype = any ('{internal,index_am_handler,table_am_handler,tsm_handler}'::regtype[])
    group by 1 order by 1`;
  const { rows } = await attempts.run(sql);
  const values =
    'array_sample array_shuffle clock_timestamp gen_random_uuid random random_normal timeofday uuidv4 uuidv7';
  expect(rows.flat().join(' ')).toBe(values);
});
