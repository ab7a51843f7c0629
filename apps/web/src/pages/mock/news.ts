import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { durationText } from '../../time.js';
import type { TimedMock } from './mock-query.js';

type Entry = TimedMock['ledger'][number];

const longMs = 12_000;

/** Tells of what others did to the clock since the page was loaded. What the candidate did they know. */
export function useClockNews(mock: TimedMock | undefined): void {
  const told = useRef<number>(undefined);
  const ledger = mock?.ledger;
  useEffect(() => {
    if (!ledger) return;
    const news = told.current === undefined ? [] : ledger.slice(told.current);
    told.current = ledger.length;
    for (const entry of news) {
      const message = messageOf(entry);
      if (message) notifications.show({ ...message, role: 'status', autoClose: longMs });
    }
  }, [ledger]);
}

/** Null where the page itself shows what happened. */
function messageOf({ kind, by, actorName, amountMs, reason }: Entry): { title: string; message: string } | null {
  const who = by === 'instructor' ? (actorName ?? 'An instructor') : 'Rehearse';
  const time = durationText(amountMs ?? 0);
  const why = reason ?? '';
  switch (kind) {
    case 'extended':
      return { title: `${who} gave you ${time}`, message: why };
    case 'credited':
      return { title: `${who} gave you ${time} back`, message: why };
    case 'terminated':
      return { title: `${who} ended this mock`, message: why };
    case 'resumed':
      if (by === 'candidate') return null;
      return { title: by === 'instructor' ? `${who} started the clock again` : 'The clock goes on', message: why };
    default:
      return null;
  }
}
