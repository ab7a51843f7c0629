import { Title } from '@mantine/core';
import { IconFlagFilled } from '@tabler/icons-react';
import type { CandidateResponse, MockItem } from '../../shapes.js';
import classes from './sitting.module.css';

interface ItemMapProps {
  items: readonly MockItem[];
  responses: ReadonlyMap<number, CandidateResponse>;
  current: number | undefined;
  onGo: (position: number) => void;
}

/** All items at a glance; each says in words what its colour and flag say. */
export function ItemMap({ items, responses, current, onGo }: ItemMapProps) {
  const answered = items.filter(({ position }) => (responses.get(position) ?? null) !== null).length;
  return (
    <>
      <Title order={2} size="h3" mb="sm">
        {answered} of {items.length} answered
      </Title>
      <ol className={classes.grid}>
        {items.map(({ position, flagged }, index) => {
          const done = (responses.get(position) ?? null) !== null;
          const here = position === current;
          return (
            <li key={position}>
              <button
                type="button"
                className={classes.cell}
                data-answered={done || undefined}
                data-current={here || undefined}
                aria-current={here ? 'step' : undefined}
                aria-label={`Question ${index + 1}, ${done ? 'answered' : 'not answered'}${flagged ? ', flagged' : ''}`}
                onClick={() => onGo(position)}
              >
                {index + 1}
                {flagged && <IconFlagFilled size={14} className={classes.flag} aria-hidden />}
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
