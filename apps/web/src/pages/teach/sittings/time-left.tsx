import { Text } from '@mantine/core';
import { clockText, durationText } from '../../../time.js';
import { remainingOf, useTicking } from '../../../ui/countdown.js';
import type { SittingRow } from './sitting-queries.js';

type Clocked = Pick<SittingRow, 'state' | 'left' | 'remainingMs' | 'activeMs'>;

/** The time left: it runs where the sitting runs and stands where it stands. Nothing is spoken as it ticks. */
export function TimeLeft({ sitting, size = 'md' }: { sitting: Clocked; size?: 'md' | 'lg' }) {
  const { state, left, remainingMs, activeMs } = sitting;
  const isLive = state === 'running' || state === 'paused';
  if (!isLive || remainingMs === null || !left) {
    return <>{isLive ? `no limit, ${durationText(activeMs)} so far` : `took ${durationText(activeMs)}`}</>;
  }
  const props = { component: 'span', fw: 600, size, style: { fontVariantNumeric: 'tabular-nums' } } as const;
  if (state === 'paused') return <Text {...props}>{clockText(remainingMs)}</Text>;
  return <Ticking left={left} text={props} />;
}

function Ticking({ left, text }: { left: NonNullable<Clocked['left']>; text: object }) {
  useTicking();
  const ms = Math.max(0, remainingOf(left));
  return (
    <Text component="span" {...text} c={ms < 60_000 ? 'var(--app-bad)' : undefined}>
      {clockText(ms)}
    </Text>
  );
}
