import { SqlAttempts, type Hostile } from './sql-attempts.js';

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + '1' + close.repeat(depth);
const thrice = 'from sales a, sales b, sales c';

/** Time, memory and depth. */
const hostile: Hostile[] = [
  { name: 'sleep', sql: 'select pg_sleep(60)', status: 'RE', contains: '42501' },
  { name: 'sleep until', sql: "select pg_sleep_until('infinity')", status: 'RE', contains: '42501' },
  {
    name: 'an endless recursion that is counted',
    sql: 'with recursive t as (select 1 n union all select n + 1 from t) select count(*) from t',
    status: ['TLE', 'MLE'],
  },
  {
    name: 'an endless recursion on the spot',
    sql: 'with recursive t as (select 1 n union all select n from t) select max(n) from t',
    status: ['TLE', 'MLE'],
  },
  {
    name: 'a recursion that doubles',
    sql: 'with recursive t as (select 1 n union all select t.n from t, generate_series(1, 2)) select count(*) from t',
    status: ['TLE', 'MLE'],
  },
  {
    name: 'an endless recursion that is listed',
    sql: 'with recursive t as (select 1 n union all select n + 1 from t) table t',
    status: 'OK',
  },
  { name: 'a cross join', sql: `select count(*) ${thrice}, sales d`, status: 'TLE' },
  { name: 'a cross join sorted', sql: `select 1 ${thrice} order by random() offset 1e9`, status: ['TLE', 'MLE'] },
  { name: 'a cross join made distinct', sql: `select count(distinct (a, b, c)) ${thrice}`, status: ['TLE', 'MLE'] },
  { name: 'a cross join grouped', sql: `select 1 ${thrice} group by a, b, c offset 1e9`, status: ['TLE', 'MLE'] },
  { name: 'a series counted', sql: 'select count(*) from generate_series(1, 1e12::int8)', status: ['TLE', 'MLE'] },
  { name: 'a series skipped', sql: 'select generate_series(1, 1e12::int8) offset 1e11', status: 'TLE' },
  { name: 'a string of strings', sql: `select string_agg(a::text || b::text, '') ${thrice}`, status: ['TLE', 'MLE'] },
  { name: 'an array of rows', sql: `select array_agg((a, b, c)) ${thrice}`, status: ['TLE', 'MLE'] },
  { name: 'JSON of rows', sql: `select jsonb_agg(a) ${thrice}`, status: ['TLE', 'MLE'] },
  { name: 'XML of rows', sql: `select xmlagg(xmlelement(name a, a.shop)) ${thrice}`, status: ['TLE', 'MLE'] },
  { name: 'a gigabyte', sql: "select length(repeat('x', 1000000000))", status: 'MLE' },
  { name: 'two gigabytes', sql: "select repeat('x', 2000000000)", status: 'MLE' },
  { name: 'gigabytes in steps', sql: "select length(repeat(repeat('x', 100000), 10000))", status: 'MLE' },
  { name: 'an array', sql: 'select array_fill(1, array[100000000])', status: 'MLE' },
  { name: 'a wide format', sql: "select format('%1000000000s', 'x')", status: 'MLE' },
  {
    name: 'a gigabyte of output',
    sql: "select repeat('x', 1000000) from generate_series(1, 1000)",
    status: ['OLE', 'TLE'],
  },
  { name: 'commas', sql: "select string_to_array(repeat(',', 50000000), ',')", status: ['MLE', 'TLE'] },
  { name: 'a large number', sql: 'select 9.9 ^ 9999999', status: 'RE' },
  { name: 'a factorial', sql: 'select factorial(32000)', status: ['OK', 'TLE'] },
  {
    name: 'a regular expression that backtracks',
    sql: `select repeat('a', 40) ~ '^(a|a|aa)*\\1(a|aa)*b$'`,
    status: ['OK', 'RE', 'TLE', 'MLE'],
  },
  {
    name: 'a regular expression of counts',
    sql: "select 'x' ~ '((((a{1,100}){1,100}){1,100}){1,100})'",
    status: ['RE', 'TLE', 'MLE'],
  },
  {
    name: 'a regular expression of brackets',
    sql: "select 'x' ~ (repeat('(', 100000) || repeat(')', 100000))",
    status: ['OK', 'RE', 'TLE', 'MLE'],
  },
  { name: 'brackets', sql: `select ${deep('(', ')', 30_000)}`, status: ['CE', 'RE'] },
  { name: 'subqueries', sql: `select ${deep('(select ', ')', 3_000)}`, status: ['CE', 'RE', 'MLE', 'TLE'] },
  { name: 'a sum', sql: `select ${'1+'.repeat(30_000)}1`, status: ['RE', 'TLE', 'MLE'] },
  { name: 'negations', sql: `select ${'not '.repeat(15_000)}true`, status: ['CE', 'RE'] },
  { name: 'casts', sql: `select 1${'::int'.repeat(10_000)}`, status: ['OK', 'RE', 'TLE', 'MLE'] },
  { name: 'columns', sql: `select ${'1,'.repeat(3_000)}1`, status: 'RE', contains: '54011' },
  { name: 'unions', sql: `select 1 ${'union all select 1 '.repeat(3_000)}`, status: ['OK', 'RE', 'TLE', 'MLE'] },
  { name: 'dimensions', sql: `select array${deep('[', ']', 3_000)}`, status: 'RE', contains: '54000' },
  {
    name: 'deep JSON',
    sql: "select (repeat('[', 1000000) || repeat(']', 1000000))::jsonb",
    status: ['RE', 'TLE', 'MLE'],
  },
  { name: 'deep XML', sql: "select (repeat('<a>', 100000) || repeat('</a>', 100000))::xml", status: ['RE', 'OK'] },
  {
    name: 'entities that multiply',
    sql: `select xpath('/a', ('<!DOCTYPE a [<!ENTITY a0 "x">' || string_agg('<!ENTITY a' || i || ' "' || repeat('&a' || i - 1 || ';', 10)
      || '">', '') || ']><a>&a12;</a>')::xml) from generate_series(1, 12) i`,
    status: 'RE',
    contains: '2200N',
  },
  {
    name: 'table expressions, each of the one before',
    sql: `with ${Array.from({ length: 1_500 }, (_, i) => `c${i} as (select * from ${i ? `c${i - 1}` : 'shops'})`).join(',')} table c1499`,
    status: ['OK', 'RE', 'TLE', 'MLE'],
  },
];

const attempts = new SqlAttempts();
beforeAll(() => attempts.open());
afterAll(() => attempts.sandbox.close());

it.each(hostile)('holds against $name', async (attempt) => {
  expect(await attempts.trial(attempt)).toEqual({ held: true, next: attempts.fresh });
});
