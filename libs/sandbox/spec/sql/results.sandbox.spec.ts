import { SqlAttempts } from './sql-attempts.js';

const attempts = new SqlAttempts();
afterAll(() => attempts.sandbox.close());

it.each([
  ['4', 'int4', '4'],
  ['9007199254740993::int8', 'int8', '9007199254740993'],
  ["'-9223372036854775808'::int8", 'int8', '-9223372036854775808'],
  ['2::int2', 'int2', '2'],
  ['10::numeric / 4', 'numeric', '2.5000000000000000'],
  ['1.50::numeric(10, 2)', 'numeric', '1.50'],
  ["'NaN'::numeric", 'numeric', 'NaN'],
  ['12345678901234567890.123456789012345678901', 'numeric', '12345678901234567890.123456789012345678901'],
  ['0.1::float8 + 0.2', 'float8', '0.30000000000000004'],
  ['1e300::float8 * 10', 'float8', '1e+301'],
  ["'-Infinity'::float8", 'float8', '-Infinity'],
  ['1.1::float4', 'float4', '1.1'],
  ["'Łódź 京都 🦊 e\u0301'", 'text', 'Łódź 京都 🦊 e\u0301'],
  [`E'a\\tb\\n"c\\'\\\\'`, 'text', 'a\tb\n"c\'\\'],
  ["''", 'text', ''],
  ["'ab'::char(4)", 'bpchar', 'ab  '],
  ["'ab'::varchar(4)", 'varchar', 'ab'],
  ["upper('łódź é ǆ')", 'text', 'ŁÓDŹ É Ǆ'],
  ['true', 'bool', 't'],
  ['1 = 2', 'bool', 'f'],
  ["date '2026-02-28'", 'date', '2026-02-28'],
  ["'infinity'::date", 'date', 'infinity'],
  ["time '04:05:06.789'", 'time', '04:05:06.789'],
  ["timestamp '2026-02-28 13:00:00.5'", 'timestamp', '2026-02-28 13:00:00.5'],
  ["timestamptz '2026-02-28 13:00:00+05:30'", 'timestamptz', '2026-02-28 07:30:00+00'],
  ["timestamp '2026-07-01 12:00' at time zone 'Europe/Warsaw'", 'timestamptz', '2026-07-01 10:00:00+00'],
  ["interval '1 year 2 months -3 days 04:05:06'", 'interval', '1 year 2 mons -3 days +04:05:06'],
  [`'{"b": 1,  "a": [1.0, null]}'::json`, 'json', '{"b": 1,  "a": [1.0, null]}'],
  [`'{"b": 1,  "a": [1.0, null]}'::jsonb`, 'jsonb', '{"a": [1.0, null], "b": 1}'],
  [`array['a', 'b,c', null, 'd"e']`, '_text', '{a,"b,c",NULL,"d\\"e"}'],
  ['array[[1, 2], [3, 4]]', '_int4', '{{1,2},{3,4}}'],
  [`'\\xdeadbeef'::bytea`, 'bytea', '\\xdeadbeef'],
  ["'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid", 'uuid', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  ["int4range(1, 5, '[]')", 'int4range', '[1,6)'],
  ["row(1, 'a b', null)", 'record', '(1,"a b",)'],
  ["'10.0.0.0/8'::inet", 'inet', '10.0.0.0/8'],
  ["b'101'", 'bit', '101'],
  ["'large'::size", 'size', 'large'],
  ["array['small']::size[]", '_size', '{small}'],
  ["to_tsvector('The quick foxes')", 'tsvector', "'fox':3 'quick':2"],
  ['null', 'text', null],
  ['null::int', 'int4', null],
])('gives %s as the text of an %s', async (expression, type, text) => {
  await expect(attempts.run(`select ${expression} as value`)).resolves.toMatchObject({
    status: 'OK',
    columns: ['value'],
    types: [type],
    rows: [[text]],
    truncated: false,
  });
});

it.each([
  ['names of columns, double ones too', 'select 1 as "A b", 2 as id, 3 as id', { columns: ['A b', 'id', 'id'] }],
  ['the columns of an empty result', 'select id, city from shops where false', { columns: ['id', 'city'], rows: [] }],
  ['rows without columns', 'select from shops', { columns: [], rows: [[], [], []] }],
  ['a thousand rows', 'select generate_series(1, 1000)', { rows: { length: 1_000 }, truncated: false }],
  ['no more than a thousand', 'select generate_series(1, 1001)', { rows: { length: 1_000 }, truncated: true }],
  ['the rows in their order', 'select id from shops order by id desc', { rows: [['3'], ['2'], ['1']] }],
  ['a plan', 'explain (costs off) select 1', { columns: ['QUERY PLAN'], rows: [['Result']] }],
  ['a union in brackets', '(select 1) union all (select 2)', { rows: [['1'], ['2']] }],
  ['a table', 'table shops', { columns: ['id', 'city', 'size'], rows: { length: 3 } }],
  ['values', "values (1, 'a')", { rows: [['1', 'a']] }],
  ['a common table expression', 'with s as (select max(id) from shops) table s', { rows: [['3']] }],
])('gives %s', async (_name, sql, expected) => {
  await expect(attempts.run(sql)).resolves.toMatchObject({ status: 'OK', ...expected });
});

it('sorts by code point, whatever the machine speaks', async () => {
  const { rows } = await attempts.run(`select v from (values ('b'), ('B'), ('a'), ('é'), ('A')) x (v) order by v`);
  expect(rows.flat()).toEqual(['A', 'B', 'a', 'b', 'é']);
});
