import { SqlAttempts } from './sql-attempts.js';

const attempts = new SqlAttempts();
beforeAll(() => attempts.open());
afterAll(() => attempts.sandbox.close());

it.each([
  [
    'select citty from shops',
    'RE',
    'column "citty" does not exist (SQLSTATE 42703)\nline 1, column 8\nHint: Perhaps you',
  ],
  ["select '🦊',\n  nothing", 'RE', 'column "nothing" does not exist (SQLSTATE 42703)\nline 2, column 3'],
  ["select '🦊🦊' from nowhere", 'RE', 'relation "nowhere" does not exist (SQLSTATE 42P01)\nline 1, column 18'],
  ['select count(*) from shops group by', 'CE', 'syntax error at end of input (SQLSTATE 42601)\nline 1, column 36'],
  ['select city, count(*) from shops', 'RE', '(SQLSTATE 42803)\nline 1, column 8'],
  ['selec 1', 'CE', 'one statement that begins with SELECT, WITH, VALUES, TABLE or EXPLAIN'],
  ['select 1 / (id - id) from shops', 'RE', 'division by zero (SQLSTATE 22012)'],
  ['select city::int from shops', 'RE', 'invalid input syntax for type integer: "Łódź" (SQLSTATE 22P02)'],
  [
    'select (select id from shops)',
    'RE',
    'more than one row returned by a subquery used as an expression (SQLSTATE 21000)',
  ],
  ['select $1::int', 'CE', 'there are no parameters'],
  ['select 2147483647 + 1', 'RE', 'integer out of range (SQLSTATE 22003)'],
  ["select repeat('x', 1048577)", 'OLE', 'more than 1 MiB of output'],
  ["select repeat('x', 200000) from generate_series(1, 900)", 'OLE', 'more than 1 MiB of output'],
  [`select '${'x'.repeat(5_000)}'::int`, 'RE', 'invalid input syntax for type integer: "xxx'],
])('%s is %s', async (sql, status, message) => {
  const run = await attempts.run(sql);
  expect(run).toMatchObject({ status, columns: [], types: [], rows: [], message: expect.stringContaining(message) });
  expect(run.message!.length).toBeLessThanOrEqual(2_000);
});

it.each([
  [
    'create table a (id int);\ninsert into a values (x)',
    'setup: column "x" does not exist (SQLSTATE 42703)\nline 2, column 23',
  ],
  ['create table a (id int); commit', 'setup: it must not end the transaction that it runs in'],
  ['selec', 'setup: syntax error at or near "selec" (SQLSTATE 42601)'],
  ["copy (select 1) to program 'id'", 'setup: permission denied to COPY to or from an external program'],
  ['create extension dblink', 'setup: extension "dblink" is not available'],
])('tells the author of a fault in %s', async (setup, message) => {
  await expect(attempts.run('select 1', { setup })).resolves.toMatchObject({
    status: 'RE',
    message: expect.stringContaining(message),
  });
  expect(await attempts.view()).toEqual(attempts.fresh);
});

it('lets the author use what makes a database', async () => {
  const setup = `
    create schema hr;
    create table hr.people (id int generated always as identity primary key, boss int references hr.people);
    insert into hr.people (boss) values (null), (1);
    create view hr.bosses as select * from hr.people where id in (select boss from hr.people);
    create function twice(n int) returns int language plpgsql as 'begin return n * 2; end';
    create temp table scratch as select 7 seven;
    create index on hr.people (boss);
    do $$ begin perform setval('hr.people_id_seq', 40); end $$;
    insert into hr.people (boss) values (1);
    analyze;`;
  const run = await attempts.run(
    'select twice(p.id), b.id from hr.people p join hr.bosses b on p.boss = b.id order by 1',
    {
      setup,
    },
  );
  expect(run).toMatchObject({
    status: 'OK',
    rows: [
      ['4', '1'],
      ['82', '1'],
    ],
  });
  expect(await attempts.view()).toEqual(attempts.fresh);
});

it('needs no tables', async () => {
  await expect(attempts.run('select 1', { setup: '' })).resolves.toMatchObject({ status: 'OK', rows: [['1']] });
});

it('ends what takes too long, and what holds too much', async () => {
  const cross = 'select count(*) from sales a, sales b, sales c, sales d';
  await expect(attempts.run(cross, { limits: { timeMs: 300, memoryMb: 64 } })).resolves.toMatchObject({
    status: 'TLE',
  });
  const large = "select length(repeat('x', 90000000))";
  await expect(attempts.run(large, { limits: { timeMs: 5_000, memoryMb: 16 } })).resolves.toMatchObject({
    status: 'MLE',
  });
  await expect(attempts.run(large, { limits: { timeMs: 5_000, memoryMb: 256 } })).resolves.toMatchObject({
    status: 'OK',
    rows: [['90000000']],
  });
});
