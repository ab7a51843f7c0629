import { SqlAttempts, type Hostile } from './sql-attempts.js';

/** One statement that reads is all that passes, however it is written. */
const hostile: Hostile[] = [
  { name: 'two', sql: 'select 1; select 2', status: 'CE', contains: 'multiple commands' },
  { name: 'a commit after it', sql: 'select 1; commit', status: 'CE', contains: 'multiple commands' },
  {
    name: 'a commit after a comment',
    sql: 'select 1; /* ; */ commit -- ',
    status: 'CE',
    contains: 'multiple commands',
  },
  {
    name: 'a commit after a line comment',
    sql: 'select 1 -- x\n; commit',
    status: 'CE',
    contains: 'multiple commands',
  },
  {
    name: 'a commit after dollar quotes',
    sql: 'select $a$ $$ ; $a$; commit',
    status: 'CE',
    contains: 'multiple commands',
  },
  { name: 'a commit after a quote', sql: "select E'\\'; --'; commit", status: 'CE', contains: 'multiple commands' },
  {
    name: 'a commit after a carriage return',
    sql: 'select 1 -- \r; commit',
    status: 'CE',
    contains: 'multiple commands',
  },
  { name: 'a commit first', sql: 'commit; select 1', status: 'CE' },
  { name: 'a commit first, behind semicolons', sql: ';; commit', status: 'CE' },
  { name: 'a comment that nests', sql: '/* /* */ select 1 */ commit', status: 'CE' },
  { name: 'a comment that never ends', sql: '/* select 1', status: 'CE' },
  { name: 'a comment only', sql: '-- select 1', status: 'CE' },
  { name: 'nothing', sql: '', status: 'CE' },
  { name: 'spaces', sql: ' \n\t', status: 'CE' },
  { name: 'a bracket only', sql: '(', status: 'CE' },
  { name: 'a null character', sql: 'select 1\0; commit', status: 'CE', contains: 'null character' },
  { name: 'a long s', sql: '\u017Felect 1', status: 'CE' },
  { name: 'wide letters', sql: '\uFF53\uFF45\uFF4C\uFF45\uFF43\uFF54 1', status: 'CE' },
  { name: 'a space that does not break', sql: '\u00A0commit', status: 'CE' },
  { name: 'a space of no width', sql: 'select\u200B1', status: 'CE' },
  { name: 'a mark of byte order', sql: '\uFEFFcommit', status: 'CE' },
  { name: 'an identifier as the word', sql: '"select" 1', status: 'CE' },
  { name: 'an escape as the word', sql: 'U&"\\0073elect" 1', status: 'CE' },
  { name: 'half a character', sql: "select '\uD800'", status: 'OK' },
  { name: 'a begin in brackets', sql: '(begin)', status: 'CE' },
  { name: 'a word that goes on', sql: 'select_all', status: 'CE' },
  { name: 'a command of psql', sql: '\\! id', status: 'CE' },
  { name: 'a quote that never ends', sql: "select 'x", status: 'CE' },
  { name: 'dollars that never end', sql: 'select $a$x', status: 'CE' },
  { name: 'an explained setting', sql: 'explain analyze set role postgres', status: 'CE' },
  { name: 'an explained block', sql: 'explain analyze do $$ begin end $$', status: 'CE' },
];

const attempts = new SqlAttempts();
beforeAll(() => attempts.open());
afterAll(() => attempts.sandbox.close());

it.each(hostile)('holds against $name', async (attempt) => {
  expect(await attempts.trial(attempt)).toEqual({ held: true, next: attempts.fresh });
});

it.each([
  'select 1;',
  'select 1 ; ;; -- done',
  '/* a /* nested */ comment */ -- and a line\n\r select 1',
  '((select 1))',
  'SeLeCt 1',
  'with x(a) as (values (1)) select a from x',
  'select 1 --; commit',
  "select length(';')",
  'select/**/1',
  'select(1)',
])('takes %s', async (sql) => {
  await expect(attempts.run(sql)).resolves.toMatchObject({ status: 'OK', rows: [['1']] });
});
