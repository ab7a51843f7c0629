import { Button } from '@mantine/core';
import { Logo } from '../../ui/logo.js';
import { TextLink } from '../../ui/link-button.js';
import { ClockVoice } from './clocks/clock-voice.js';
import { PartClocks } from './clocks/part-clocks.js';
import { TotalClock, useHiddenClock } from './clocks/total-clock.js';
import type { TimedMock } from './mock-query.js';
import { PauseButton } from './pause/pause-button.js';
import { OfflineBanner } from './reach/offline-banner.js';
import { SaveNote } from './answers/save-note.js';
import classes from './sitting.module.css';
import type { SittingHandle } from './use-sitting.js';

interface TopBarProps {
  mock: TimedMock;
  sitting: SittingHandle;
  /** Position of the item that is shown. */
  shown: number | undefined;
  /** Missing where the page is there already. */
  onSummary: (() => void) | undefined;
}

/** Always in sight: the clocks, how safe the answers are, the break, and the way to the end. */
export function TopBar({ mock, sitting, shown, onSummary }: TopBarProps) {
  const [hidden, setHidden] = useHiddenClock(mock);
  const { kept, reached, timeOn } = sitting;
  const running = mock.state === 'running';
  return (
    <header className={classes.bar}>
      <div className={classes.barInner}>
        <TextLink
          to="/"
          className={classes.leave}
          underline="never"
          aria-label={`Leave for Today; the clock ${running ? 'goes on' : 'stands'}`}
          title={`Leave; the clock ${running ? 'goes on' : 'stands'}`}
        >
          <Logo />
        </TextLink>
        <SaveNote save={kept.save} away={reached.away} />
        <TotalClock mock={mock} hidden={hidden} onHide={setHidden} />
        {running && <PauseButton mock={mock} sitting={sitting} />}
        {running && onSummary && (
          <Button variant="default" px="sm" title="Alt+S" aria-keyshortcuts="Alt+S" onClick={onSummary}>
            Finish…
          </Button>
        )}
      </div>
      {running && <PartClocks mock={mock} shown={shown} timeOn={timeOn} hidden={hidden} />}
      <ClockVoice mock={mock} shown={shown} timeOn={timeOn} />
      <OfflineBanner away={reached.away} />
    </header>
  );
}
