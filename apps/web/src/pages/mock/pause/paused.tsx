import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api, Unreachable } from '../../../api.js';
import { clockText, durationText } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { useTicking } from '../../../ui/countdown.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import type { TimedMock } from '../mock-query.js';
import type { SittingHandle } from '../use-sitting.js';
import { breaksText } from './pause-button.js';
import classes from './pause.module.css';

/** How often the server is asked again whose word ends a break that is over. */
const askAgainMs = 1_000;

interface PausedProps {
  mock: TimedMock;
  sitting: SittingHandle;
}

/** While the clock stands: no question in sight. It says who stopped it, and how it goes on. */
export function Paused({ mock, sitting }: PausedProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { pausedBy } = mock.pause;
  return (
    <Card data-testid="paused">
      <Stack gap="md">
        <Title order={2} ref={heading} tabIndex={-1}>
          {headingOf(mock)}
        </Title>
        {pausedBy === 'candidate' && <Break mock={mock} sitting={sitting} />}
        {pausedBy === 'instructor' && (
          <>
            <Reason mock={mock} />
            <Text>The clock stands. This page goes on by itself when they start it again.</Text>
          </>
        )}
        {pausedBy === 'reopening' && (
          <>
            <Reason mock={mock} />
            <Text>The clock starts when you go on. Your answers are as you left them.</Text>
            <GoOn mock={mock} sitting={sitting} />
          </>
        )}
      </Stack>
    </Card>
  );
}

function headingOf(mock: TimedMock): string {
  const { pausedBy } = mock.pause;
  if (pausedBy === 'instructor') return `${actorOf(mock)} stopped the clock`;
  if (pausedBy === 'candidate') return 'Your mock is paused';
  return mock.clock.mode === 'hard' ? `You have ${durationText(mock.remainingMs)} back` : 'Your mock is open again';
}

/** Who made the last entry of the ledger that stopped the clock. */
function actorOf({ ledger }: TimedMock): string {
  const stop = ledger.findLast(({ kind }) => kind === 'paused' || kind === 'reopened');
  return stop?.actorName ?? 'An instructor';
}

function Reason({ mock }: { mock: TimedMock }) {
  const { reason, pausedBy } = mock.pause;
  if (!reason) return null;
  return (
    <Text>
      {pausedBy === 'reopening' && `${actorOf(mock)} opened it again: `}
      {reason}
    </Text>
  );
}

function Break({ mock, sitting }: PausedProps) {
  useTicking();
  const leftMs = breakLeftMs(mock);
  useBreakEnd(mock, sitting);
  return (
    <>
      {leftMs !== null && (
        <div>
          <span role="timer" aria-label="Break left" className={classes.countdown}>
            {clockText(leftMs)}
          </span>
          <Text size="sm" c="dimmed">
            left of this break. Then the clock goes on by itself.
          </Text>
        </div>
      )}
      <Text>The clock stands, and the questions are hidden.</Text>
      <GoOn mock={mock} sitting={sitting} />
      <Text size="sm" c="dimmed">
        {breaksText(mock)} after this one
      </Text>
    </>
  );
}

function GoOn({ mock, sitting }: PausedProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const goOn = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const path = { id: mock.id };
      await sitting.cache.act(() => api.POST('/api/v1/quiz-sessions/{id}/resume', { params: { path } }));
    } catch (problem) {
      setBusy(false);
      setError(problem);
      if (!(problem instanceof Unreachable)) void sitting.cache.refresh();
    }
  };
  return (
    <>
      <ProblemAlert error={error} />
      <Group>
        <Button size="md" loading={busy} onClick={() => void goOn()}>
          Go on
        </Button>
      </Group>
    </>
  );
}

/** By the server's clock, whatever this device's says. */
function breakLeftMs({ pause, serverNow, readAt }: TimedMock): number | null {
  if (!pause.pausedUntil) return null;
  const left = new Date(pause.pausedUntil).getTime() - new Date(serverNow).getTime();
  return Math.max(0, left - (performance.now() - readAt));
}

/** The server ends a break that is over; the page only notices. */
function useBreakEnd(mock: TimedMock, { cache }: SittingHandle): void {
  useEffect(() => {
    const left = breakLeftMs(mock);
    if (left === null) return undefined;
    const timer = setTimeout(() => void cache.refresh(), left > 0 ? left : askAgainMs);
    return () => clearTimeout(timer);
  }, [mock, cache]);
}
