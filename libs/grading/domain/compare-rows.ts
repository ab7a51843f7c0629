import type { Cell, Table } from '@app/question-bank/domain/program-content.js';

/** What a statement gave: PostgreSQL's text of each cell, and the names of its columns' types. */
export interface ResultRows {
  columns: string[];
  types: string[];
  rows: (string | null)[][];
}

const numberTypes = ['int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'oid'];

/**
 * Whether rows are the expected ones: as many columns, each cell alike, in order only where it matters. Numbers are
 * compared by value (1.50 is 1.5; binary floating point within 1e-9 of its size), all else by PostgreSQL's text.
 */
export function areRowsRight(
  actual: ResultRows,
  expected: Table,
  { orderMatters, columnsMatter }: { orderMatters: boolean; columnsMatter: boolean },
): boolean {
  if (actual.columns.length !== expected.columns.length || actual.rows.length !== expected.rows.length) return false;
  const name = (column: string) => column.toLowerCase();
  if (columnsMatter && expected.columns.some((column, at) => name(column) !== name(actual.columns[at]!))) return false;
  const got = actual.rows.map((row) => row.map((cell, at) => cellText(cell, actual.types[at] ?? 'text')).join('\0'));
  const wanted = expected.rows.map((row) =>
    row.map((cell, at) => cellText(cell, actual.types[at] ?? 'text')).join('\0'),
  );
  const [a, b] = orderMatters ? [got, wanted] : [got.toSorted(), wanted.toSorted()];
  return a.every((row, at) => row === b[at]);
}

/** Rows as a table to show or to keep as expected: numbers and booleans as such where JSON holds them exactly. */
export function tableOf({ columns, types, rows }: ResultRows): Table {
  return { columns, rows: rows.map((row) => row.map((cell, at) => cellOf(cell, types[at] ?? 'text'))) };
}

function cellOf(text: string | null, type: string): Cell {
  if (text === null) return null;
  if (type === 'bool') return text === 't' || text === 'true';
  const number = Number(text);
  return numberTypes.includes(type) && Number.isFinite(number) && isExact(text, number) ? number : text;
}

function isExact(text: string, number: number): boolean {
  return String(number) === text || decimal(text) === decimal(String(number));
}

/** Null apart from every text, which begins with a quote. */
function cellText(cell: Cell, type: string): string {
  if (cell === null) return 'null';
  const text = cellString(cell);
  if (type === 'bool') return `'${text === 't' || text === 'true'}`;
  if (!numberTypes.includes(type)) return `'${text}`;
  if (type.startsWith('float')) return `'${Number(Number(text).toPrecision(9))}`;
  return `'${decimal(text)}`;
}

function cellString(cell: Exclude<Cell, null>): string {
  if (typeof cell !== 'number') return String(cell);
  // 1e21 and 1e-7 are written out, as PostgreSQL does.
  return /e/.test(String(cell))
    ? cell.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : String(cell);
}

/** A decimal without needless zeros: 1.50 is 1.5, -0 is 0. */
function decimal(text: string): string {
  const match = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = `${whole || '0'}${fraction && `.${fraction}`}`;
  return digits === '0' ? '0' : `${sign}${digits}`;
}
