import { Checkbox, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTopicTitles } from '../../queries.js';
import { dueText, plural } from '../../time.js';
import { plainText } from '../practice/question-row.js';
import { CardMarks } from './card-marks.js';
import type { CardOfList } from './card-queries.js';
import { stateWords } from './card-words.js';
import classes from './cards.module.css';

interface CardRowProps {
  card: CardOfList;
  now: number;
  selected: boolean;
  onSelect: (on: boolean) => void;
}

/** One card of the list. */
export function CardRow({ card, now, selected, onSelect }: CardRowProps) {
  const titleOf = useTopicTitles();
  const { id, question, state, dueAt, lapses, suspended, hasNote } = card;
  const text = plainText(question.excerpt);
  return (
    <div className={classes.row} data-testid="card-row">
      <Checkbox
        mt={3}
        checked={selected}
        onChange={(event) => onSelect(event.currentTarget.checked)}
        aria-label={`Select: ${text.slice(0, 80)}`}
      />
      <div className={classes.grow}>
        <Link to="/cards/$cardId" params={{ cardId: id }} className={classes.link}>
          <Text span lineClamp={2} fw={550}>
            {text}
          </Text>
        </Link>
        <Group gap="0.25rem 0.75rem">
          <Text size="sm" c="dimmed">
            {[
              question.topics.map(titleOf).join(', '),
              stateWords[state],
              suspended ? undefined : `due ${dueText(dueAt, now)}`,
              lapses > 0 ? `forgotten ${plural(lapses, 'time')}` : undefined,
              hasNote ? 'with a note' : undefined,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <CardMarks {...card} />
        </Group>
      </div>
    </div>
  );
}
