import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconClock, IconClockOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { clockText } from '../../time.js';
import { useRemaining } from '../../ui/countdown.js';
import { Logo } from '../../ui/logo.js';
import { TextLink } from '../../ui/link-button.js';
import type { SaveState } from './answer-keeper.js';
import type { TimedMock } from './mock-query.js';
import { SaveNote } from './save-note.js';
import classes from './sitting.module.css';

interface TopBarProps {
  mock: TimedMock;
  save: SaveState;
  inSummary: boolean;
  onSummary: () => void;
}

export function TopBar({ mock, save, inSummary, onSummary }: TopBarProps) {
  return (
    <header className={classes.bar}>
      <div className={classes.barInner}>
        <TextLink
          to="/"
          className={classes.leave}
          underline="never"
          aria-label="Leave for Today; the clock goes on"
          title="Leave; the clock goes on"
        >
          <Logo />
        </TextLink>
        <SaveNote save={save} />
        <Clock mock={mock} />
        {!inSummary && (
          <Button variant="default" px="sm" onClick={onSummary}>
            Finish…
          </Button>
        )}
      </div>
    </header>
  );
}

const milestones = [5, 1];

function Clock({ mock }: { mock: TimedMock }) {
  const remaining = useRemaining(mock.clock);
  const [hidden, setHidden] = useLocalStorage({ key: 'rehearse.clock-hidden', defaultValue: false });
  const minutes = Math.ceil(remaining / 60_000);
  const low = remaining <= 60_000;
  const Icon = hidden ? IconClock : IconClockOff;
  return (
    <div className={classes.clock} data-low={low || undefined}>
      {hidden ? null : (
        <span role="timer" aria-label="Time left">
          {clockText(remaining)}
        </span>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={hidden ? 'Show the clock' : 'Hide the clock'}
        onClick={() => setHidden(!hidden)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
      <Milestone minutes={minutes} />
    </div>
  );
}

/** The ticking text is silent for screen readers; only these moments are spoken. */
function Milestone({ minutes }: { minutes: number }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (milestones.includes(minutes)) setSpoken(`${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`);
    if (minutes <= 0) setSpoken('Time is up');
  }, [minutes]);
  return <VisuallyHidden role="status">{spoken}</VisuallyHidden>;
}
