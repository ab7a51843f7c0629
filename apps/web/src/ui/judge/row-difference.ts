import type { Cell, Table } from '../../shapes.js';

/** Which rows each side has that the other has not, each counted as often as it is there. */
export function oddRows(expected: Table, actual: Table): { missing: Set<number>; extra: Set<number> } {
  return { missing: without(expected, actual), extra: without(actual, expected) };
}

function without(one: Table, other: Table): Set<number> {
  const left = new Map<string, number>();
  for (const row of other.rows) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  const odd = new Set<number>();
  for (const [index, row] of one.rows.entries()) {
    const count = left.get(keyOf(row)) ?? 0;
    if (count === 0) odd.add(index);
    else left.set(keyOf(row), count - 1);
  }
  return odd;
}

const keyOf = (row: readonly Cell[]): string => JSON.stringify(row.map(plain));

/** A number as text and a number are the same cell; so are `t` and true. */
function plain(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (cell === 'true' || cell === 'false') return cell.charAt(0);
  const number = typeof cell === 'number' ? cell : /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined;
  return number === undefined ? String(cell) : String(number);
}
