import type { Table } from '@app/question-bank/domain/program-content.js';
import { areRowsRight, tableOf, type ResultRows } from './compare-rows.js';

const rules = { orderMatters: false, columnsMatter: false };
const result = (types: string[], ...rows: (string | null)[][]): ResultRows => ({
  columns: types.map((_, at) => `c${at}`),
  types,
  rows,
});
const wanted = (...rows: Table['rows']): Table => ({ columns: (rows[0] ?? ['']).map((_, at) => `c${at}`), rows });

it.each<[string, ResultRows, Table, boolean]>([
  ['numbers by value', result(['numeric'], ['1.50']), wanted([1.5]), true],
  ['numbers written as text', result(['numeric'], ['10.00']), wanted(['10']), true],
  ['another number', result(['int4'], ['2']), wanted([1]), false],
  ['zeros of any sign', result(['numeric'], ['-0.00']), wanted([0]), true],
  ['a bigint beyond 2^53', result(['int8'], ['9007199254740993']), wanted(['9007199254740993']), true],
  ['a bigint apart by one', result(['int8'], ['9007199254740993']), wanted(['9007199254740992']), false],
  ['binary floating point, nearly', result(['float8'], ['0.30000000000000004']), wanted([0.3]), true],
  ['null', result(['text'], [null]), wanted([null]), true],
  ['null is not the text null', result(['text'], ['null']), wanted([null]), false],
  ['null is not empty', result(['text'], [null]), wanted(['']), false],
  ['booleans', result(['bool'], ['t']), wanted([true]), true],
  ['other booleans', result(['bool'], ['f']), wanted([true]), false],
  ['text is not trimmed', result(['text'], ['a ']), wanted(['a']), false],
  ['text that looks like a number', result(['text'], ['1.0']), wanted(['1']), false],
  ['a row twice', result(['int4'], ['1'], ['1'], ['2']), wanted([1], [2], [2]), false],
  ['too many rows', result(['int4'], ['1'], ['2']), wanted([1]), false],
  ['too few rows', result(['int4'], ['1']), wanted([1], [2]), false],
  ['another order', result(['int4'], ['2'], ['1']), wanted([1], [2]), true],
  ['cells that join alike', result(['text', 'text'], ['a', 'bc']), wanted(['ab', 'c']), false],
  ['big numbers', result(['numeric'], ['1000000000000000000000']), wanted([1e21]), true],
])('%s', (_, actual, expected, right) => expect(areRowsRight(actual, expected, rules)).toBe(right));

it('keeps to the order where it matters', () => {
  const actual = result(['int4'], ['2'], ['1']);
  expect(areRowsRight(actual, wanted([1], [2]), { ...rules, orderMatters: true })).toBe(false);
  expect(areRowsRight(actual, wanted([2], [1]), { ...rules, orderMatters: true })).toBe(true);
});

it('compares names of columns where they matter, and their number always', () => {
  const actual = result(['int4'], ['1']);
  const named: Table = { columns: ['Total'], rows: [[1]] };
  expect(areRowsRight(actual, named, rules)).toBe(true);
  expect(areRowsRight(actual, named, { ...rules, columnsMatter: true })).toBe(false);
  expect(areRowsRight({ ...actual, columns: ['total'] }, named, { ...rules, columnsMatter: true })).toBe(true);
  expect(areRowsRight(actual, { columns: ['a', 'b'], rows: [[1, 2]] }, rules)).toBe(false);
});

it('makes a table in which no number has changed', () => {
  const { rows } = tableOf(
    result(['int8', 'numeric', 'bool', 'text', 'int4', 'float8'], ['9007199254740993', '1.50', 't', '7', '7', 'NaN']),
  );
  expect(rows).toEqual([['9007199254740993', 1.5, true, '7', 7, 'NaN']]);
  expect(tableOf(result(['text'], [null])).rows).toEqual([[null]]);
});
