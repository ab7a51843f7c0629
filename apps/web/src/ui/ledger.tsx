import { Text } from '@mantine/core';
import { durationText, momentText } from '../time.js';
import { ledgerText, type LedgerEntry } from './ledger-words.js';
import classes from './ledger.module.css';

type Kind = LedgerEntry['kind'];

/** What an entry does to the clock. */
const does: Record<Kind, 'run' | 'stop' | 'add' | 'end'> = {
  started: 'run',
  resumed: 'run',
  paused: 'stop',
  reopened: 'stop',
  extended: 'add',
  credited: 'add',
  expired: 'end',
  finished: 'end',
  terminated: 'end',
};

interface LedgerProps {
  entries: readonly LedgerEntry[];
  /** What the candidate is called: `You` to themselves. */
  candidate: string;
}

/** All that ever happened to the clock of a sitting, in words, the oldest first. */
export function Ledger({ entries, candidate }: LedgerProps) {
  return (
    <ol className={classes.list} data-testid="ledger">
      {entries.map((entry, index) => (
        <li key={index} className={classes.entry} data-does={does[entry.kind]}>
          <Text fw={550}>{ledgerText(entry, candidate)}</Text>
          {entry.reason && <Text className={classes.reason}>“{entry.reason}”</Text>}
          <Text size="sm" c="dimmed" className={classes.time}>
            <time dateTime={entry.at}>{momentText(entry.at)}</time>
            {since(entries[index - 1], entry)}
          </Text>
        </li>
      ))}
    </ol>
  );
}

/** How long after the entry before, where that is worth saying. */
function since(before: LedgerEntry | undefined, { at }: LedgerEntry): string {
  const ms = before ? Date.parse(at) - Date.parse(before.at) : 0;
  return ms >= 1_000 ? ` · ${durationText(ms)} later` : '';
}
