import fc from 'fast-check';
import { refuseStatement } from './statement.js';

it.each([
  'select 1',
  'SELECT(1)',
  '((with x as (select 1) table x))',
  '-- a\nvalues (1)',
  '/* a /* b */ c */table t',
  'explain select 1',
])('takes %j', (sql) => expect(refuseStatement(sql)).toBeUndefined());

it.each([
  '',
  ';select 1',
  'commit',
  '/* select 1',
  '-- select 1',
  'select_',
  '\u00A0select 1',
  '\u017Felect 1',
  '\uFEFFselect 1',
  'x select',
  'select 1\0',
])('refuses %j', (sql) => expect(refuseStatement(sql)).toBeDefined());

const skipped = fc.array(
  fc.constantFrom(' ', '\t', '\n', '\r', '\f', '\v', '(', '--x\n', '-- \r', '/* */', '/*/**/*/', '/*--*/'),
);

it('finds the first word past all that the server skips', () => {
  fc.assert(
    fc.property(skipped, fc.constantFrom('select', 'Table', 'commit', 'copy', 'do'), (parts, word) => {
      const isRefused = refuseStatement(`${parts.join('')}${word} x`) !== undefined;
      expect(isRefused).toBe(!['select', 'Table'].includes(word));
    }),
  );
});

it('never reads what is in a comment', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inside = text.replaceAll(/[/*]/g, '');
      expect(refuseStatement(`/*${inside}select*/ commit`)).toBeDefined();
    }),
  );
});

it('is quick with a long beginning', () => {
  expect(refuseStatement(`${'/*'.repeat(30_000)} select`)).toBeDefined();
  expect(refuseStatement(`${'( /**/ '.repeat(10_000)} select 1`)).toBeUndefined();
});
