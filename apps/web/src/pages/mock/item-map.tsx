import { Title } from '@mantine/core';
import { IconFlagFilled, IconLock } from '@tabler/icons-react';
import type { CandidateResponse, MockItem } from '../../shapes.js';
import type { TimedMock } from './mock-query.js';
import { isViewable, leadsTo, type Place } from './ways/moves.js';
import classes from './sitting.module.css';

interface ItemMapProps {
  mock: TimedMock;
  responses: ReadonlyMap<number, CandidateResponse>;
  current: number | undefined;
  onGo: (to: Place) => void;
}

/** All items at a glance, by sections; each says in words what its colour and signs say. */
export function ItemMap({ mock, responses, current, onGo }: ItemMapProps) {
  const { items, sections } = mock;
  const isAnswered = (position: number) => (responses.get(position) ?? null) !== null;
  const answered = items.filter(({ position }) => isAnswered(position)).length;
  return (
    <div>
      <Title order={2} size="h3" mb="sm">
        {answered} of {items.length} answered
      </Title>
      {sections.map(({ number, title }) => (
        <section key={number} className={classes.section} {...(sections.length > 1 && { 'aria-label': title })}>
          {sections.length > 1 && (
            <Title order={3} size="sm" fw={600} mb={6}>
              {title}
            </Title>
          )}
          <ol className={classes.grid}>
            {items.map(
              (item, index) =>
                item.section === number && (
                  <li key={item.position}>
                    <Cell
                      item={item}
                      number={index + 1}
                      isUnseen={item.state === 'unopened' && mock.navigation === 'forward-only'}
                      answered={isAnswered(item.position)}
                      here={item.position === current}
                      onGo={leadsTo(mock, item) || isViewable(mock, item) ? () => onGo(item.position) : undefined}
                    />
                  </li>
                ),
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface CellProps {
  item: MockItem;
  number: number;
  /** It was never opened. Where one may come back, nobody knows of an item that waits. */
  isUnseen: boolean;
  answered: boolean;
  here: boolean;
  /** Missing where it can't be turned to. */
  onGo: (() => void) | undefined;
}

function Cell({ item: { state, flagged, revision }, number, isUnseen, answered, here, onGo }: CellProps) {
  // The answers of questions that are out of sight are hidden, too.
  const isAnswered = answered || (state === 'unopened' && revision > 0);
  const words = [
    `Question ${number}`,
    isUnseen ? 'not opened' : isAnswered ? 'answered' : 'not answered',
    state === 'closed' && 'closed',
    flagged && 'flagged',
  ].filter((word) => word !== false);
  return (
    <button
      type="button"
      className={classes.cell}
      data-answered={isAnswered || undefined}
      data-current={here || undefined}
      data-state={state}
      aria-current={here ? 'step' : undefined}
      aria-label={words.join(', ')}
      aria-disabled={onGo ? undefined : true}
      onClick={onGo}
    >
      {number}
      {state === 'closed' && <IconLock size={12} className={classes.lock} aria-hidden />}
      {flagged && <IconFlagFilled size={14} className={classes.flag} aria-hidden />}
    </button>
  );
}
