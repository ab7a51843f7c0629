import { Badge } from '@mantine/core';
import type { SupervisedSitting } from './sitting-queries.js';

type Standing = Pick<SupervisedSitting, 'state' | 'pausedBy' | 'finishCause'>;

const colours: Record<Standing['state'], string> = {
  running: 'teal',
  paused: 'yellow',
  finished: 'blue',
  graded: 'gray',
};
const pauses: Record<NonNullable<Standing['pausedBy']>, string> = {
  candidate: 'On a break',
  instructor: 'Paused',
  reopening: 'Reopened, waits',
};
const ends: Record<NonNullable<Standing['finishCause']>, string> = {
  candidate: 'finished',
  deadline: 'time was up',
  instructor: 'ended',
};

/** Where a sitting stands, and by whom. */
export function stateText({ state, pausedBy, finishCause }: Standing): string {
  const end = finishCause ? `: ${ends[finishCause]}` : '';
  switch (state) {
    case 'running':
      return 'Running';
    case 'paused':
      return pausedBy ? pauses[pausedBy] : 'Paused';
    case 'finished':
      return `Grading${end}`;
    case 'graded':
      return `Graded${end}`;
  }
}

export function SittingState({ sitting }: { sitting: Standing }) {
  return (
    <Badge variant="light" color={colours[sitting.state]} tt="none" fw={600} style={{ flexShrink: 0 }}>
      {stateText(sitting)}
    </Badge>
  );
}
