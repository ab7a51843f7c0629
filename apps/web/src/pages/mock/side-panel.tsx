import { Stack, Text } from '@mantine/core';
import { accommodationText } from '@app/identity/domain/accommodation.js';
import { Ledger } from '../../ui/ledger.js';
import { ItemMap } from './item-map.js';
import type { TimedMock } from './mock-query.js';
import type { Place } from './ways/moves.js';
import { BreaksLeft } from './pause/pause-button.js';
import classes from './sitting.module.css';
import type { Kept } from './answers/answer-keeper.js';

interface SidePanelProps {
  mock: TimedMock;
  kept: Kept;
  current: number | undefined;
  onGo: (to: Place) => void;
}

/** Everything about the sitting that is not the question. */
export function SidePanel({ mock, kept, current, onGo }: SidePanelProps) {
  return (
    <Stack gap="lg">
      {mock.state === 'running' && <ItemMap mock={mock} responses={kept.responses} current={current} onGo={onGo} />}
      <Stack gap="xs">
        {mock.state === 'running' && <BreaksLeft mock={mock} />}
        <Accommodation mock={mock} />
        <details className={classes.ledger}>
          <summary>How your time is counted</summary>
          <Ledger entries={mock.ledger} candidate="You" />
        </details>
      </Stack>
    </Stack>
  );
}

function Accommodation({ mock: { accommodation, accommodationRefused } }: { mock: TimedMock }) {
  if (accommodationRefused) {
    return <Text size="sm">Your accommodation does not apply in this interview: {accommodationRefused}</Text>;
  }
  const text = accommodation && accommodationText(accommodation);
  return text ? <Text size="sm">For you: {text}</Text> : null;
}
