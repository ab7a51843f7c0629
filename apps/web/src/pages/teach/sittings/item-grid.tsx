import { Text, Title } from '@mantine/core';
import { IconCheck, IconFlagFilled, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { clockText, durationText } from '../../../time.js';
import { kindWords, levelWords } from '../../../words.js';
import classes from './item-grid.module.css';
import type { ItemRow, SupervisedSitting } from './sitting-queries.js';

/** How far each question is, by section. What was answered is not for the one who watches. */
export function ItemGrid({ sitting }: { sitting: SupervisedSitting }) {
  return sitting.sections.map(({ number, title, remainingMs }) => (
    <section key={number} className={classes.section}>
      {(sitting.sections.length > 1 || remainingMs !== null) && (
        <Title order={3} mb="xs">
          {title}
          {remainingMs !== null && (
            <Text span c="dimmed" size="sm" fw={400}>
              {` · ${clockText(remainingMs)} left`}
            </Text>
          )}
        </Title>
      )}
      <ul className={classes.items}>
        {sitting.items
          .filter(({ section }) => section === number)
          .map((item) => (
            <Item key={item.position} item={item} sitting={sitting} />
          ))}
      </ul>
    </section>
  ));
}

const standing = (item: ItemRow, { state, tracked }: SupervisedSitting): string => {
  const isLive = state === 'running' || state === 'paused';
  const words = [
    item.answered ? 'answered' : 'not answered',
    isLive && item.state === 'closed' && 'closed',
    isLive && tracked && item.state === 'open' && 'open now',
    item.flagged && 'flagged',
  ];
  return words.filter((word) => word !== false).join(', ');
};

function Item({ item, sitting }: { item: ItemRow; sitting: SupervisedSitting }) {
  const { position, questionId, slug, kind, level, answered, flagged, state, timeMs } = item;
  const isLocked = state === 'closed' && (sitting.state === 'running' || sitting.state === 'paused');
  return (
    <li className={classes.item} data-open={(sitting.tracked && state === 'open') || undefined}>
      <span className={classes.number} data-answered={answered || undefined}>
        {position}
      </span>
      <div className={classes.about}>
        <Link to="/teach/questions/$questionId" params={{ questionId }} className={classes.link}>
          {slug}
        </Link>
        <Text size="sm" c="dimmed">
          {kindWords[kind]} · {levelWords[level]} · {timeMs >= 1_000 ? durationText(timeMs) : 'no time yet'}
        </Text>
        <Text size="sm" className={classes.standing}>
          {answered && <IconCheck size={15} aria-hidden />}
          {flagged && <IconFlagFilled size={14} aria-hidden />}
          {isLocked && <IconLock size={15} aria-hidden />}
          {standing(item, sitting)}
        </Text>
      </div>
    </li>
  );
}
