import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import { api, Unreachable } from '../../../api.js';
import { durationText, plural } from '../../../time.js';
import { wordsFor } from '../../../words.js';
import type { TimedMock } from '../mock-query.js';
import type { SittingHandle } from '../use-sitting.js';
import classes from './pause.module.css';

/** How long a pause waits for answers that are still on their way. */
const settleMs = 3_000;

const breaksId = 'breaks-left';

/** What is left of the breaks; nothing where the candidate has none to take. */
export function breaksText({ pause: { by, breaksLeft, breakMs } }: TimedMock): string | null {
  if (by !== 'candidate') return null;
  if (breaksLeft === 0) return 'No breaks left';
  return `${plural(breaksLeft, 'break')} of ${durationText(breakMs)} left`;
}

export function BreaksLeft({ mock }: { mock: TimedMock }) {
  const text = breaksText(mock);
  if (!text) return null;
  return (
    <Text size="sm" c="dimmed" id={breaksId}>
      {text}. The questions are hidden meanwhile.
    </Text>
  );
}

/** Stops the clock, at once: the answers leave first. */
export function PauseButton({ mock, sitting }: { mock: TimedMock; sitting: SittingHandle }) {
  const [busy, setBusy] = useState(false);
  const text = breaksText(mock);
  if (!text || mock.pause.breaksLeft === 0) return null;
  const pause = async () => {
    setBusy(true);
    try {
      await sitting.keeper.settle(settleMs);
      const path = { id: mock.id };
      await sitting.cache.act(() => api.POST('/api/v1/quiz-sessions/{id}/pause', { params: { path } }));
    } catch (error) {
      const message =
        error instanceof Unreachable ? 'The clock is the server’s, which can’t be reached.' : wordsFor(error);
      notifications.show({ color: 'red', title: 'Not paused', message });
      if (!(error instanceof Unreachable)) void sitting.cache.refresh();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      px="sm"
      className={classes.button}
      loading={busy}
      title={text}
      aria-describedby={breaksId}
      leftSection={<IconPlayerPause size={18} aria-hidden />}
      onClick={() => void pause()}
    >
      Pause
    </Button>
  );
}
