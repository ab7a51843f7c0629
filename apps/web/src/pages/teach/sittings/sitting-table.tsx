// Without these roles a browser may not take for a table what is laid out as cards on a phone.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dateTimeText, percent } from '../../../time.js';
import type { SittingRow } from './sitting-queries.js';
import { SittingState } from './sitting-state.js';
import classes from './sitting-table.module.css';
import { TimeLeft } from './time-left.js';

/** One line a sitting; on a phone, one card. */
export function SittingTable({ rows }: { rows: readonly SittingRow[] }) {
  return (
    <table className={classes.table} role="table">
      <thead role="rowgroup" className={classes.head}>
        <tr role="row">
          {['Who', 'What', 'How far', 'Time left', 'State'].map((label) => (
            <th key={label} scope="col" role="columnheader">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: SittingRow }) {
  const attempt = row.attempt !== null && row.attempt > 1 ? `, attempt ${row.attempt}` : '';
  return (
    <tr role="row" data-testid="sitting-row">
      <th scope="row" role="rowheader">
        <Link to="/teach/sittings/$sittingId" params={{ sittingId: row.id }} className={classes.link}>
          {row.displayName}
        </Link>
        <Text size="sm" c="dimmed" className={classes.address}>
          {row.email}
        </Text>
      </th>
      <td role="cell">
        {row.title}
        {attempt}
        <Text size="sm" c="dimmed">
          {dateTimeText(row.startedAt)}
        </Text>
      </td>
      <td role="cell" data-label="How far">
        <Progress row={row} />
      </td>
      <td role="cell" data-label="Time left">
        <TimeLeft sitting={row} />
      </td>
      <td role="cell">
        <SittingState sitting={row} />
      </td>
    </tr>
  );
}

function Progress({ row: { answered, count, flagged, openPosition, score, maxScore } }: { row: SittingRow }) {
  const notes = [
    openPosition !== null && `at ${openPosition}`,
    flagged > 0 && `${flagged} flagged`,
    score !== null && `${percent(score, maxScore ?? 0)} %`,
  ].filter((note) => note !== false);
  return (
    <div>
      <span className={classes.far}>
        {answered} of {count}
      </span>
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} style={{ width: `${percent(answered, count)}%` }} />
      </div>
      {notes.length > 0 && (
        <Text size="sm" c="dimmed">
          {notes.join(', ')}
        </Text>
      )}
    </div>
  );
}
