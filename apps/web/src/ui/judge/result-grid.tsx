import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Cell, Table } from '../../shapes.js';
import { plural } from '../../time.js';
import classes from './judge.module.css';

interface ResultGridProps {
  label: string;
  table: Table;
  /** Rows by index that the other side does not have, and the word for that. */
  odd?: { rows: ReadonlySet<number>; word: string } | undefined;
}

const firstRows = 50;
/** A run gives no more rows than these. */
const mostRows = 1_000;

/** Rows of a query. Scrolls inside; the head stays. */
export function ResultGrid({ label, table, odd }: ResultGridProps) {
  const [all, setAll] = useState(false);
  const { columns, rows } = table;
  const shown = all ? rows : rows.slice(0, firstRows);
  const isNumeric = (column: number) => rows.every((row) => row[column] === null || typeof row[column] === 'number');
  const marked = odd !== undefined && odd.rows.size > 0;
  return (
    <div className={classes.gridBox}>
      <div className={classes.label}>
        {label} <span className={classes.count}>{plural(rows.length, 'row')}</span>
      </div>
      <div className={classes.gridScroll} tabIndex={0} role="region" aria-label={`${label}: table`}>
        <table className={classes.grid}>
          <thead>
            <tr>
              {marked && (
                <th scope="col" className={classes.markColumn}>
                  <span className={classes.hidden}>Difference</span>
                </th>
              )}
              {columns.map((name, index) => (
                <th key={index} scope="col" data-number={(rows.length > 0 && isNumeric(index)) || undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index} data-odd={odd?.rows.has(index) || undefined}>
                {marked && (
                  <td className={classes.markColumn}>
                    {odd.rows.has(index) && <span className={classes.oddWord}>{odd.word}</span>}
                  </td>
                )}
                {row.map((cell, column) => (
                  <td key={column} data-number={typeof cell === 'number' || undefined}>
                    <CellText cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <div className={classes.noRows}>No rows</div>}
      </div>
      {rows.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show all {rows.length} rows
        </Button>
      )}
      {rows.length >= mostRows && (
        <Text size="sm" c="dimmed">
          Only the first {mostRows.toLocaleString('en-GB')} rows are given.
        </Text>
      )}
    </div>
  );
}

function CellText({ cell }: { cell: Cell }) {
  if (cell === null) return <span className={classes.null}>NULL</span>;
  return <>{String(cell)}</>;
}
