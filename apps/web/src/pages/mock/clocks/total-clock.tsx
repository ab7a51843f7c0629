import { ActionIcon } from '@mantine/core';
import { useLocalStorage, useSessionStorage } from '@mantine/hooks';
import { IconClock, IconClockOff } from '@tabler/icons-react';
import { useTicking } from '../../../ui/countdown.js';
import type { TimedMock } from '../mock-query.js';
import classes from './clocks.module.css';
import { totalFace } from './readings.js';

/**
 * Whether the clocks are out of sight. Remembered for all sittings; for somebody whose clock is to start hidden, it does
 * so in each one.
 */
export function useHiddenClock({ id, accommodation }: TimedMock): [boolean, (hidden: boolean) => void] {
  const [always, setAlways] = useLocalStorage({ key: 'rehearse.clock-hidden', defaultValue: false });
  const [here, setHere] = useSessionStorage({
    key: `rehearse.clock-hidden.${id}`,
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return accommodation?.hiddenClock ? [here, setHere] : [always, setAlways];
}

interface TotalClockProps {
  mock: TimedMock;
  hidden: boolean;
  onHide: (hidden: boolean) => void;
}

/** The clock of the whole sitting, and the switch for all of its clocks. */
export function TotalClock({ mock, hidden, onHide }: TotalClockProps) {
  useTicking();
  const face = totalFace(mock);
  const hasClocks = face ?? mock.sections.some(({ clock, itemClock }) => clock.limitMs ?? itemClock.limitMs);
  if (!hasClocks) return null;
  const Icon = hidden ? IconClock : IconClockOff;
  return (
    <div className={classes.total}>
      {face && !hidden && (
        <span className={classes.face} data-tone={face.tone} title="Alt+T says it">
          <span role="timer" aria-label="Time left" className={classes.digits}>
            {face.text}
          </span>
          <span className={classes.words}>{mock.state === 'paused' ? 'left, standing' : face.words}</span>
        </span>
      )}
      {face && hidden && face.tone !== 'calm' && (
        <span className={classes.face} data-tone={face.tone}>
          <span className={classes.words}>{hiddenWords(face.leftMs)}</span>
        </span>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={hidden ? 'Show the clock' : 'Hide the clock'}
        onClick={() => onHide(!hidden)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** Even a hidden clock says when the end is near, without ticking. */
function hiddenWords(leftMs: number): string {
  if (leftMs <= 0) return 'The suggested time is over';
  return leftMs <= 60_000 ? 'Less than a minute left' : 'Not much time left';
}
