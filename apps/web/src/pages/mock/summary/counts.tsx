import { Group, Text } from '@mantine/core';
import type { MockItem } from '../../../shapes.js';
import type { Kept } from '../answers/answer-keeper.js';
import type { TimedMock } from '../mock-query.js';
import classes from '../sitting.module.css';

/** Answers of questions that are out of sight are hidden; that there is one is not. */
export const isAnswered = ({ position, state, revision }: MockItem, { responses }: Kept): boolean =>
  (responses.get(position) ?? null) !== null || (state === 'unopened' && revision > 0);

interface Sums {
  answered: number;
  unanswered: number;
  flagged: number;
  closed: number;
}

function sumsOf(items: readonly MockItem[], kept: Kept): Sums {
  const answered = items.filter((item) => isAnswered(item, kept)).length;
  return {
    answered,
    unanswered: items.length - answered,
    flagged: items.filter(({ flagged }) => flagged).length,
    closed: items.filter(({ state }) => state === 'closed').length,
  };
}

/** How many there are of each, and of each in each section where there are several. */
export function Counts({ mock: { items, sections }, kept }: { mock: TimedMock; kept: Kept }) {
  const { answered, unanswered, flagged, closed } = sumsOf(items, kept);
  return (
    <>
      <Group gap="xl">
        <Figure count={answered} label="answered" />
        <Figure count={unanswered} label="not answered" />
        <Figure count={flagged} label="flagged" />
        {closed > 0 && <Figure count={closed} label="closed" />}
      </Group>
      {sections.length > 1 && (
        <ul className={classes.sections} data-testid="by-section">
          {sections.map(({ number, title }) => (
            <li key={number}>
              <strong>{title}</strong>:{' '}
              {wordsFor(
                sumsOf(
                  items.filter(({ section }) => section === number),
                  kept,
                ),
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function wordsFor({ answered, unanswered, flagged, closed }: Sums): string {
  const words = [
    `${answered} answered`,
    unanswered > 0 && `${unanswered} not answered`,
    flagged > 0 && `${flagged} flagged`,
    closed > 0 && `${closed} closed`,
  ];
  return words.filter(Boolean).join(', ');
}

function Figure({ count, label }: { count: number; label: string }) {
  return (
    <div>
      <Text fz={30} fw={650} lh={1.1}>
        {count}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
